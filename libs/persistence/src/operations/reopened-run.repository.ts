import { DomainError } from '@flowkeep/contracts';
import { RunRuleRepository } from '../dispatch/run-rule.repository.ts';
import { LiveNotifier } from '../notifications.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** A failed run that is tried again. */
export interface Reopening {
  /** Number of the attempt that begins. */
  readonly attempt: number;
  readonly version: number;
  readonly temporalWorkflowId: string;
  /** Keys of the steps that wait on: what they ask can be answered again. */
  readonly waits: readonly string[];
}

/** Runs that go on after their end. */
export class ReopenedRunRepository {
  private readonly rules = new RunRuleRepository();
  private readonly notifier = new LiveNotifier();

  /**
   * Opens the run for its next attempt; doing it again changes nothing. Call with the row locked. Throws `conflict`
   * where another run has the turn that only one run at a time may have.
   */
  async reopen(tx: WorkspaceTransaction, runId: string, reopening: Reopening): Promise<void> {
    await this.takeTurn(tx, runId, reopening.attempt);
    await tx.query(
      `update runs set status = 'running', ended_at = null, error = null, outcome = null, attempt = $3, version = $4,
                       temporal_workflow_id = $5, start_pending = false, data_taken_at = null
        where workspace_id = $1 and id = $2 and attempt < $3`,
      [tx.workspaceId, runId, reopening.attempt, reopening.version, reopening.temporalWorkflowId],
    );
    await this.askAgain(tx, runId, reopening.waits);
  }

  /** Questions were withdrawn with the end of the run. Those whose time is over stay closed. */
  private async askAgain(tx: WorkspaceTransaction, runId: string, stepKeys: readonly string[]): Promise<void> {
    const opened = await tx.query<{ id: string }>(
      `update approvals set status = 'open'
        where workspace_id = $1 and run_id = $2 and step_key = any($3) and status = 'withdrawn'
          and (expires_at is null or expires_at > now())
       returning id`,
      [tx.workspaceId, runId, stepKeys],
    );
    for (const { id } of opened) await this.notifier.changed(tx, 'approval', id);
  }

  /** The lane behind the row, as for everybody who holds both. */
  private async takeTurn(tx: WorkspaceTransaction, runId: string, attempt: number): Promise<void> {
    const [run] = await tx.query<{ workflowId: string; key: string }>(
      `select workflow_id as "workflowId", rule_key as key from runs
        where workspace_id = $1 and id = $2 and attempt < $3 and rule_key is not null`,
      [tx.workspaceId, runId, attempt],
    );
    if (run === undefined) return;
    await this.rules.lock(tx, [this.rules.laneLock(tx, run)]);
    if (!(await this.rules.isUnderWay(tx, run))) return;
    throw new DomainError(
      'conflict',
      'Another run has its turn, and the workflow lets only one run at a time. Try again when it has ended.',
    );
  }
}
