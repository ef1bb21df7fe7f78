/** Places for runs that are begun, of all workspaces together. */
const ALL = 75;
/**
 * Nobody takes more places than so many times those that are left. One workspace alone gets 60; of many, each gets its
 * share; and whoever comes next finds some free, however busy the others are.
 */
const GREED = 4;
/** A run that has been at it for longer waits for the outside world, and takes less of a place, milliseconds. */
const SLOW_AFTER = 1_000;
/** What it takes then. Not nothing: somebody still asks the database about it now and then, and it fills memory. */
const SLOW_SHARE = 0.5;

/** Shares out among workspaces how many runs are begun at a time, so that one whose runs are slow cannot stop the rest. */
export class StartPlaces {
  private readonly taken = new Map<string, number>();
  private used = 0;

  constructor(private readonly slowAfter = SLOW_AFTER) {}

  /** How many runs of the workspace may begin now. */
  freeFor(workspaceId: string): number {
    const free = ALL - this.used;
    const mine = this.taken.get(workspaceId) ?? 0;
    // So many that mine <= GREED * free holds behind them too; whoever has none may have the last one.
    const more = Math.floor((GREED * free - mine) / (GREED + 1));
    return Math.max(0, Math.min(mine === 0 ? Math.max(1, more) : more, Math.floor(free)));
  }

  /** Takes a place for a run; what it gives is to be called when the run needs it no more. */
  take(workspaceId: string): () => void {
    let share = 1;
    this.add(workspaceId, share);
    const slow = setTimeout(() => {
      this.add(workspaceId, SLOW_SHARE - share);
      share = SLOW_SHARE;
    }, this.slowAfter).unref();
    return () => {
      clearTimeout(slow);
      this.add(workspaceId, -share);
      share = 0;
    };
  }

  private add(workspaceId: string, share: number): void {
    const mine = (this.taken.get(workspaceId) ?? 0) + share;
    if (mine > 0) this.taken.set(workspaceId, mine);
    else this.taken.delete(workspaceId);
    this.used += share;
  }
}
