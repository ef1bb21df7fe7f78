import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** A failed run that is tried again. */
export interface Reopening {
  /** Number of the attempt that begins. */
  readonly attempt: number;
  readonly version: number;
  readonly temporalWorkflowId: string;
}

/** Runs that go on after their end. */
export class ReopenedRunRepository {
  /** Opens the run for its next attempt; doing it again changes nothing. Call with the row locked. */
  async reopen(tx: WorkspaceTransaction, runId: string, reopening: Reopening): Promise<void> {
    await tx.query(
      `update runs set status = 'running', ended_at = null, error = null, outcome = null, attempt = $3, version = $4,
                       temporal_workflow_id = $5, start_pending = false
        where workspace_id = $1 and id = $2 and attempt < $3`,
      [tx.workspaceId, runId, reopening.attempt, reopening.version, reopening.temporalWorkflowId],
    );
  }
}
