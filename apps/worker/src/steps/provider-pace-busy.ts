/** So often a step that is late for all its turns is sent away; the next time it is called however late it is. */
const MOST_RETURNS = 2;
/** After such a call all others may be late so long, milliseconds: they would only miss their turns one by one. */
const LENIENT = 60_000;
/** Steps come again within seconds, milliseconds. One that another process has served is forgotten. */
const REMEMBERED = 60_000;

/** Whether this process is late for its turns so steadily that it must call late or not at all. Times are milliseconds. */
export class BusyProcess {
  private readonly sentAway = new Map<string, { readonly times: number; readonly at: number }>();
  private lenientUntil = -Infinity;

  /** A step has missed all its turns, and comes again. */
  sendAway(stepKey: string, now: number): void {
    const times = (this.sentAway.get(stepKey)?.times ?? 0) + 1;
    this.sentAway.delete(stepKey);
    for (const [key, { at }] of this.sentAway) {
      if (at > now - REMEMBERED) break;
      this.sentAway.delete(key);
    }
    this.sentAway.set(stepKey, { times, at: now });
  }

  mayBeLate(stepKey: string, now: number): boolean {
    return now < this.lenientUntil || this.isWornOut(stepKey);
  }

  called(stepKey: string, isLate: boolean, now: number): void {
    if (isLate && this.isWornOut(stepKey)) this.lenientUntil = now + LENIENT;
    this.sentAway.delete(stepKey);
  }

  private isWornOut(stepKey: string): boolean {
    return (this.sentAway.get(stepKey)?.times ?? 0) >= MOST_RETURNS;
  }
}
