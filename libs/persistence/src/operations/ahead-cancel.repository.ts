import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** Whether the run was told an order by the claim that holds it, by one that was taken over since, or by none. */
type AheadStanding = 'told' | 'told-before' | 'untold';

/**
 * Orders to cancel a run that is driven before Temporal hears of it. Whoever drives it follows them, and leaves them to
 * be delivered as told: a later claim of the run knows nothing of it, and is told once more where Temporal was not.
 */
export class AheadCancelRepository {
  /** Ids of those that nobody has delivered, oldest first. */
  async pending(tx: WorkspaceTransaction, runId: string): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from run_commands
        where workspace_id = $1 and run_id = $2 and done_at is null and command ->> 'kind' = 'cancel'
        order by created_at, id`,
      [tx.workspaceId, runId],
    );
    return rows.map(({ id }) => id);
  }

  /** The run was told by the holder of this claim. */
  async told(tx: WorkspaceTransaction, ids: readonly string[], attempt: number): Promise<void> {
    await tx.query(
      `update run_commands set command = command || jsonb_build_object('toldAhead', $3::int)
        where workspace_id = $1 and id = any($2::uuid[]) and done_at is null`,
      [tx.workspaceId, ids, attempt],
    );
  }

  async standing(tx: WorkspaceTransaction, id: string): Promise<AheadStanding> {
    const [row] = await tx.query<{ told: boolean | null }>(
      `select (c.command ->> 'toldAhead')::int = r.start_attempts as told
         from run_commands c join runs r on r.id = c.run_id where c.workspace_id = $1 and c.id = $2`,
      [tx.workspaceId, id],
    );
    if (row === undefined || row.told === null) return 'untold';
    return row.told ? 'told' : 'told-before';
  }

  /**
   * Takes a run from whoever starts it, where nobody does yet, or where a start has failed before and no step of it has
   * given anything: there is nothing to undo. False where it is otherwise.
   */
  async shut(tx: WorkspaceTransaction, runId: string): Promise<boolean> {
    const rows = await tx.query(
      `update runs r set status = 'cancelled', ended_at = now(), start_pending = false, held = false, current_node = null
        where id = $2 and workspace_id = $1 and (held or (start_pending and start_attempts <> 1)) and ended_at is null
          and not exists (select 1 from step_results s where s.run_id = r.id)
       returning id`,
      [tx.workspaceId, runId],
    );
    return rows.length > 0;
  }
}
