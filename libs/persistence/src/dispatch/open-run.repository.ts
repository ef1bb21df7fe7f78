import type { StepError } from '@flowkeep/contracts';
import { LiveNotifier } from '../notifications.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** A run that our tables say is under way on Temporal. */
export interface OpenRun {
  readonly id: string;
  readonly temporalWorkflowId: string;
  /** A run that is tried again is another attempt of the same run. */
  readonly attempt: number;
}

/** How such a run is closed. */
export interface RunClosing {
  readonly status: 'completed' | 'failed' | 'cancelled';
  /** Holds nothing personal. */
  readonly error: StepError | null;
}

/** Before every other id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Runs that have not ended, for whoever compares them with Temporal. */
export class OpenRunRepository {
  private readonly live = new LiveNotifier();

  /**
   * Runs with which nothing has happened for a while, by id, behind `after`; null begins anew. One that waits in line is
   * none of them, nor is one that is being tried again: Temporal does not know yet of what is open here.
   */
  async quietFor(
    tx: WorkspaceTransaction,
    seconds: number,
    after: string | null,
    limit: number,
  ): Promise<readonly OpenRun[]> {
    return tx.query<OpenRun>(
      `select r.id, r.temporal_workflow_id as "temporalWorkflowId", r.attempt from runs r
        where r.workspace_id = $1 and r.ended_at is null and not r.start_pending and not r.held
          and r.temporal_workflow_id is not null and r.id > $2
          and r.started_at < now() - make_interval(secs => $3)
          and not exists (select 1 from steps s where s.run_id = r.id
                            and coalesce(s.ended_at, s.started_at) >= now() - make_interval(secs => $3))
          and not exists (select 1 from run_commands c where c.run_id = r.id and c.done_at is null
                            and c.command ->> 'kind' = 'retry')
        order by r.id limit $4`,
      [tx.workspaceId, after ?? FIRST, seconds, limit],
    );
  }

  /**
   * Closes a run; its steps and waits end with it: the database sees to that. False where it ended meanwhile, or is tried
   * again: then nothing changes.
   */
  async close(
    tx: WorkspaceTransaction,
    { id: runId, attempt }: OpenRun,
    { status, error }: RunClosing,
  ): Promise<boolean> {
    const closed = await tx.query(
      `update runs set status = $3, error = $4, current_node = null, ended_at = now()
        where workspace_id = $1 and id = $2 and ended_at is null and attempt = $5 returning id`,
      [tx.workspaceId, runId, status, error === null ? null : JSON.stringify(error), attempt],
    );
    if (closed.length === 0) return false;
    await this.live.changed(tx, 'run', runId);
    return true;
  }
}
