import { DomainError, type RunStatus, type StepError } from '@flowkeep/contracts';
import { exactInstant, type Page, pageOf, readCursor } from '../keyset-cursor.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { RunEntity } from './run.entity.ts';

/** Which runs to list; null means any. */
export interface RunFilter {
  readonly workflowId: string | null;
  readonly status: RunStatus | null;
  readonly contactId: string | null;
}

/** A line of the run list. */
export interface RunListItem {
  readonly id: string;
  readonly status: RunStatus;
  readonly workflowId: string;
  readonly workflowName: string;
  readonly version: number;
  readonly contactId: string | null;
  readonly contactName: string | null;
  readonly currentNode: string | null;
  readonly error: StepError | null;
  readonly outcome: string | null;
  readonly attempt: number;
  readonly held: boolean;
  readonly parentRunId: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

type ListRow = RunListItem & { readonly position: string };

/** The projection of runs, as the API reads it. */
export class RunRepository {
  /** Newest first. */
  async list(
    tx: WorkspaceTransaction,
    filter: RunFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<RunListItem>> {
    const after = readCursor(cursor);
    const rows = await tx.query<ListRow>(
      `select r.id, r.status, r.workflow_id as "workflowId", w.name as "workflowName", r.version,
              r.contact_id as "contactId", c.name as "contactName", r.current_node as "currentNode", r.error,
              r.outcome, r.attempt, r.held, r.parent_run_id as "parentRunId", r.started_at as "startedAt", r.ended_at as "endedAt", ${exactInstant('r.started_at')} as position
         from runs r
         join workflows w on w.id = r.workflow_id
         left join contacts c on c.id = r.contact_id
        where r.workspace_id = $1
          and ($2::uuid is null or r.workflow_id = $2)
          and ($3::text is null or r.status = $3)
          and ($4::uuid is null or r.contact_id = $4)
          and ($5::timestamptz is null or (r.started_at, r.id) < ($5::timestamptz, $6::uuid))
        order by r.started_at desc, r.id desc
        limit $7`,
      [tx.workspaceId, filter.workflowId, filter.status, filter.contactId, after?.at, after?.id, limit + 1],
    );
    return pageOf(rows, limit, ({ position: _position, ...item }) => item);
  }

  async get(tx: WorkspaceTransaction, id: string): Promise<RunEntity> {
    const found = await tx.repository(RunEntity).findOneBy({ id, workspaceId: tx.workspaceId });
    if (found === null) throw new DomainError('not-found', 'There is no such run.');
    return found;
  }

  /**
   * Cancels a run that Temporal has never been asked to start. False where it is past that: then Temporal must be
   * asked. Waits for a dispatcher that holds the row.
   */
  async cancelUnstarted(tx: WorkspaceTransaction, id: string): Promise<boolean> {
    const rows = await tx.query<{ id: string }>(
      `update runs set status = 'cancelled', ended_at = now(), start_pending = false, current_node = null,
                       temporal_workflow_id = null
        where id = $1 and workspace_id = $2 and start_pending and start_attempts = 0 and ended_at is null
       returning id`,
      [id, tx.workspaceId],
    );
    return rows.length > 0;
  }

  /** Takes a run that is still to be started from whoever starts it. False where it is past that. */
  async cancelPending(tx: WorkspaceTransaction, id: string): Promise<boolean> {
    const rows = await tx.query<{ id: string }>(
      `update runs set status = 'cancelled', ended_at = now(), start_pending = false, current_node = null
        where id = $1 and workspace_id = $2 and start_pending and ended_at is null
       returning id`,
      [id, tx.workspaceId],
    );
    return rows.length > 0;
  }
}
