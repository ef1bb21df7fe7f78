import type { WorkspaceTransaction } from '../transaction-runner.ts';

const OURS = `id = $1 and workspace_id = $2 and start_pending and start_attempts = 0 and ended_at is null`;

/** Runs that Temporal has never been asked for: orders to them are rows that change. Call with the row locked. */
export class UnstartedRunRepository {
  /** A start that is due at the end of time is never taken. */
  async pause(tx: WorkspaceTransaction, id: string): Promise<void> {
    await tx.query(`update runs set status = 'paused', start_available_at = 'infinity' where ${OURS}`, [
      id,
      tx.workspaceId,
    ]);
  }

  async resume(tx: WorkspaceTransaction, id: string): Promise<void> {
    await tx.query(`update runs set status = 'queued', start_available_at = now() where ${OURS}`, [id, tx.workspaceId]);
  }

  async cancel(tx: WorkspaceTransaction, id: string): Promise<void> {
    await tx.query(
      `update runs set status = 'cancelled', ended_at = now(), start_pending = false, current_node = null,
                       temporal_workflow_id = null where ${OURS}`,
      [id, tx.workspaceId],
    );
  }

  async move(tx: WorkspaceTransaction, id: string, version: number, triggerNode: string): Promise<void> {
    await tx.query(`update runs set version = $3, trigger_node = $4 where ${OURS}`, [
      id,
      tx.workspaceId,
      version,
      triggerNode,
    ]);
  }
}
