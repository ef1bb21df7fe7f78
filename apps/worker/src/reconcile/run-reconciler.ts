import { type OpenRun, OpenRunRepository, type TransactionRunner } from '@flowkeep/persistence';
import type { RunClient } from '@flowkeep/temporal';
import { closingOf } from './closing-of.ts';

/** Runs that are compared in one pass. */
const BATCH = 20;
/** A run in which something has happened since is not looked at, seconds: its own report may be on the way. */
const QUIET_SECONDS = 60;

/**
 * Closes runs that Temporal has closed without the run's own say: terminated by an operator, timed out, or lost with
 * Temporal's own data. Temporal is the truth; what our tables say of a run follows it.
 */
export class RunReconciler {
  private readonly runs = new OpenRunRepository();
  /** The last run that was looked at, by workspace: runs that wait for weeks must not hide those behind them. */
  private readonly places = new Map<string, string>();

  constructor(private readonly transactions: TransactionRunner) {}

  /** Compares one batch and gives the number of runs that were closed. Throws while Temporal does not answer. */
  async reconcile(workspaceId: string, client: RunClient): Promise<number> {
    const after = this.places.get(workspaceId) ?? null;
    const runs = await this.transactions.inWorkspace(workspaceId, (tx) =>
      this.runs.quietFor(tx, QUIET_SECONDS, after, BATCH),
    );
    let closed = 0;
    for (const run of runs) if (await this.follow(workspaceId, run, client)) closed += 1;
    const last = runs.length < BATCH ? undefined : runs.at(-1);
    if (last === undefined) this.places.delete(workspaceId);
    else this.places.set(workspaceId, last.id);
    return closed;
  }

  private async follow(workspaceId: string, run: OpenRun, client: RunClient): Promise<boolean> {
    const closing = closingOf(await client.standing(run.temporalWorkflowId), new Date());
    if (closing === null) return false;
    return this.transactions.inWorkspace(workspaceId, (tx) => this.runs.close(tx, run, closing));
  }
}
