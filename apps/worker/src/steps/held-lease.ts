import {
  type RunLease,
  RunLeaseRepository,
  type TransactionRunner,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { Stopped } from './drive-steps.ts';

/** How long a run stays ours without a word, seconds, and how often that is said anew, milliseconds. */
const LEASE_SECONDS = 30;
const EXTEND_EVERY = 10_000;
/** What was ours so short a time ago still is, milliseconds: nobody takes a run whose lease has not run out. */
const SURE_FOR = 1_000;

/** Leaves the drive of a run that a later claim has taken over: that one begins it, and this one must touch it no more. */
export class TakenOver extends Stopped {}

/**
 * Keeps a run ours while it is driven. A process that stood still, or could not say that it goes on, may have lost it:
 * so it is asked again before each step, and in the transaction that keeps what the steps gave. What is under way when
 * the lease is lost is all that may happen twice.
 */
export class HeldLease {
  private readonly leases = new RunLeaseRepository();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaceId: string,
    private readonly lease: RunLease,
    /** When it was certainly ours last, as `performance.now()` gives it. */
    private sureAt: number,
  ) {
    // Where it is lost, or the database is away, the next step finds out.
    this.timer = setInterval(() => void this.extend().catch(() => undefined), EXTEND_EVERY);
  }

  /** Throws {@link TakenOver} where the run is not ours any more, and where the database does not answer. */
  async assure(): Promise<void> {
    if (!this.isSure) await this.extend();
  }

  /** {@link assure} as part of a transaction, which then holds the run's row. */
  async assureIn(tx: WorkspaceTransaction): Promise<void> {
    if (!this.isSure) await this.extendIn(tx);
  }

  /** Gives the run up, for it has ended here. Throws {@link TakenOver}. */
  async end(tx: WorkspaceTransaction): Promise<void> {
    if (!(await this.leases.endedHere(tx, this.lease))) throw new TakenOver();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private get isSure(): boolean {
    return performance.now() - this.sureAt < SURE_FOR;
  }

  private extend(): Promise<void> {
    return this.transactions.inWorkspace(this.workspaceId, (tx) => this.extendIn(tx));
  }

  private async extendIn(tx: WorkspaceTransaction): Promise<void> {
    const askedAt = performance.now();
    if (!(await this.leases.extend(tx, this.lease, LEASE_SECONDS))) throw new TakenOver();
    this.sureAt = askedAt;
  }
}
