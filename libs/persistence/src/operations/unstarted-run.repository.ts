import type { WorkspaceTransaction } from '../transaction-runner.ts';

const OURS = `id = $1 and workspace_id = $2 and (held or (start_pending and start_attempts = 0)) and ended_at is null`;

/** Runs that Temporal has never been asked for: orders to them are rows that change. Call with the row locked. */
export class UnstartedRunRepository {
  /** A start that is due at the end of time is never taken. */
  async pause(tx: WorkspaceTransaction, id: string): Promise<void> {
    await tx.query(`update runs set status = 'paused', start_available_at = 'infinity' where ${OURS}`, [
      id,
      tx.workspaceId,
    ]);
  }

  /** One that waits for its turn may have it at once: the database sees to that at the end of the transaction. */
  async resume(tx: WorkspaceTransaction, id: string): Promise<void> {
    await tx.query(
      `update runs r set status = 'queued',
                         start_available_at = case when r.held or w.paused_at is not null then 'infinity' else now() end
         from workflows w where w.id = r.workflow_id and r.id = $1 and r.workspace_id = $2 and r.status = 'paused'`,
      [id, tx.workspaceId],
    );
  }

  async cancel(tx: WorkspaceTransaction, id: string): Promise<void> {
    await tx.query(
      `update runs set status = 'cancelled', ended_at = now(), start_pending = false, held = false, current_node = null,
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

  /**
   * Holds runs that have not begun against their workflows: those of one that is paused wait, those of any other may
   * begin. What a person paused one by one stays so. Gives how many may begin.
   */
  async alignWithWorkflows(tx: WorkspaceTransaction, workflowId: string | null): Promise<number> {
    const waiting = `r.workspace_id = $1 and r.workflow_id = w.id and r.start_pending and r.start_attempts = 0
      and r.status = 'queued' and ($2::uuid is null or r.workflow_id = $2::uuid)`;
    await tx.query(
      `update runs r set start_available_at = 'infinity' from workflows w
        where ${waiting} and w.paused_at is not null and r.start_available_at < 'infinity'`,
      [tx.workspaceId, workflowId],
    );
    const freed = await tx.query(
      `update runs r set start_available_at = now() from workflows w
        where ${waiting} and w.paused_at is null and r.start_available_at = 'infinity' returning r.id`,
      [tx.workspaceId, workflowId],
    );
    return freed.length;
  }
}
