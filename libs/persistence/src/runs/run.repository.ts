import { DomainError, type RunStatus, type StepError } from '@flowkeep/contracts';
import { type Page, pageOf, readCursor } from '../keyset-cursor.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { RunEntity } from './run.entity.ts';
import { type RunFilter, runListQuery } from './run-list-query.ts';

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
    const rows = await tx.query<ListRow>(...runListQuery(tx.workspaceId, filter, limit + 1, readCursor(cursor)));
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
