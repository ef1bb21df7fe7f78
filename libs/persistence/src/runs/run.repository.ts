import { DomainError, type RunStatus, type StepError } from '@flowkeep/contracts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { RunEntity } from './run.entity.ts';

/** Which runs to list; null means any. */
export interface RunFilter {
  readonly workflowId: string | null;
  readonly status: RunStatus | null;
  readonly contactId: string | null;
}

/** The place behind a row in the list: newest first, by start and id. */
export interface RunPosition {
  /** With microseconds, as PostgreSQL writes it. */
  readonly startedAt: string;
  readonly id: string;
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
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** {@link RunPosition.startedAt} of this row. */
  readonly position: string;
}

/** The projection of runs, as the API reads it. */
export class RunRepository {
  /** At most `limit` rows behind `after`, newest first. */
  async list(
    tx: WorkspaceTransaction,
    filter: RunFilter,
    limit: number,
    after: RunPosition | null,
  ): Promise<readonly RunListItem[]> {
    const { text, parameters } = conditionsOf(tx.workspaceId, filter, after);
    return tx.query<RunListItem>(
      `select r.id, r.status, r.workflow_id as "workflowId", w.name as "workflowName", r.version,
              r.contact_id as "contactId", c.name as "contactName", r.current_node as "currentNode", r.error,
              r.started_at as "startedAt", r.ended_at as "endedAt", to_json(r.started_at) #>> '{}' as position
         from runs r
         join workflows w on w.id = r.workflow_id
         left join contacts c on c.id = r.contact_id
        where ${text}
        order by r.started_at desc, r.id desc
        limit $${String(parameters.length + 1)}`,
      [...parameters, limit],
    );
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
      `update runs set status = 'cancelled', ended_at = now(), start_pending = false, current_node = null
        where id = $1 and workspace_id = $2 and start_pending and start_attempts = 0 and ended_at is null
       returning id`,
      [id, tx.workspaceId],
    );
    return rows.length > 0;
  }
}

function conditionsOf(
  workspaceId: string,
  filter: RunFilter,
  after: RunPosition | null,
): { readonly text: string; readonly parameters: readonly unknown[] } {
  const parts = ['r.workspace_id = $1'];
  const parameters: unknown[] = [workspaceId];
  const equal = (column: string, value: string | null): void => {
    if (value !== null) parts.push(`${column} = $${String(parameters.push(value))}`);
  };
  equal('r.workflow_id', filter.workflowId);
  equal('r.status', filter.status);
  equal('r.contact_id', filter.contactId);
  if (after !== null) {
    const at = `$${String(parameters.push(after.startedAt))}::timestamptz`;
    parts.push(`(r.started_at, r.id) < (${at}, $${String(parameters.push(after.id))}::uuid)`);
  }
  return { text: parts.join(' and '), parameters };
}
