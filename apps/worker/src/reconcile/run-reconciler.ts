import { type OpenRun, OpenRunRepository, type TransactionRunner } from '@flowkeep/persistence';
import type { RunClient } from '@flowkeep/temporal';
import { everyOne } from '../every-one.ts';
import { closingOf } from './closing-of.ts';

/** Runs that are compared in one pass, by one question to Temporal. */
const BATCH = 100;
/** Runs that Temporal is asked about one by one, at a time. */
const AT_ONCE = 10;
/** A run in which something has happened since is not looked at, seconds: its own report may be on the way. */
const QUIET_SECONDS = 60;

/** What came of a pass. */
export interface Reconciliation {
  /** Runs that were closed. */
  readonly closed: number;
  /** Whether more runs are to be compared before the workspace has had all of them. */
  readonly more: boolean;
}

/**
 * Closes runs that Temporal has closed without the run's own say: terminated by an operator, timed out, or lost with
 * Temporal's own data. Temporal is the truth; what our tables say of a run follows it.
 */
export class RunReconciler {
  private readonly runs = new OpenRunRepository();
  /** The last run that was looked at, by workspace: runs that wait for weeks must not hide those behind them. */
  private readonly places = new Map<string, string>();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly batch = BATCH,
  ) {}

  /** Compares one batch. Throws while Temporal does not answer. */
  async reconcile(workspaceId: string, client: RunClient): Promise<Reconciliation> {
    const after = this.places.get(workspaceId) ?? null;
    const runs = await this.transactions.inWorkspace(workspaceId, (tx) =>
      this.runs.quietFor(tx, QUIET_SECONDS, after, this.batch),
    );
    const closed = await this.compare(workspaceId, runs, client);
    const last = runs.length < this.batch ? undefined : runs.at(-1);
    if (last === undefined) this.places.delete(workspaceId);
    else this.places.set(workspaceId, last.id);
    return { closed, more: last !== undefined };
  }

  /**
   * Nearly all of them sleep, and Temporal's count says so of the whole batch: to ask about each would make Temporal load
   * it. Where the count says otherwise each is asked about, for it lags behind and names none.
   */
  private async compare(workspaceId: string, runs: readonly OpenRun[], client: RunClient): Promise<number> {
    if (await client.areCountedAsOpen(runs.map(({ temporalWorkflowId }) => temporalWorkflowId))) return 0;
    let closed = 0;
    for (let at = 0; at < runs.length; at += AT_ONCE) {
      const followed = runs.slice(at, at + AT_ONCE).map((run) => this.follow(workspaceId, run, client));
      closed += (await everyOne(followed)).filter(Boolean).length;
    }
    return closed;
  }

  private async follow(workspaceId: string, run: OpenRun, client: RunClient): Promise<boolean> {
    const closing = closingOf(await client.standing(run.temporalWorkflowId), new Date());
    if (closing === null) return false;
    return this.transactions.inWorkspace(workspaceId, (tx) => this.runs.close(tx, run, closing));
  }
}
