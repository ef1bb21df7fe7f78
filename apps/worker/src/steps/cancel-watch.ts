import type { SettledEvent } from '@flowkeep/engine';
import {
  AheadCancelRepository,
  type RunLease,
  type TransactionRunner,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';

/** How often it is asked whether the run was cancelled, milliseconds. */
const LOOK_EVERY = 500;

const CANCEL: SettledEvent = { kind: 'cancel', reason: 'The run was cancelled in Flowkeep.' };

/** Hears of orders to cancel a run that is driven before Temporal hears of it, where nobody else can tell it. */
export class CancelWatch {
  private readonly cancels = new AheadCancelRepository();
  private readonly told = new Set<string>();
  private readonly timer: NodeJS.Timeout;
  private asked: readonly string[] = [];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaceId: string,
    private readonly lease: RunLease,
  ) {
    this.timer = setInterval(() => void this.look().catch(() => undefined), LOOK_EVERY);
  }

  /** Whether there is an order that the run has not been told yet: its next step must not begin before. */
  get isDue(): boolean {
    return this.asked.some((id) => !this.told.has(id));
  }

  /** Ids of the orders that the run was told: it ends, behind the steps that undo its work. */
  get followed(): readonly string[] {
    return [...this.told];
  }

  /** What the run is to be told now: as often as it was ordered, for a second time ends it at once. */
  async tell(tx: WorkspaceTransaction): Promise<readonly SettledEvent[]> {
    const ids = this.asked.filter((id) => !this.told.has(id));
    if (ids.length === 0) return [];
    await this.cancels.told(tx, ids, this.lease.attempt);
    for (const id of ids) this.told.add(id);
    return ids.map(() => CANCEL);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Where the database is away, the run itself finds out. */
  private async look(): Promise<void> {
    this.asked = await this.transactions.inWorkspace(this.workspaceId, (tx) =>
      this.cancels.pending(tx, this.lease.runId),
    );
  }
}
