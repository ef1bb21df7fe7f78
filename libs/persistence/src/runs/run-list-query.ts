import { RUN_STATUSES, type RunStatus } from '@flowkeep/contracts';
import { exactInstant, type KeysetPosition } from '../keyset-cursor.ts';

/** Which runs to list; null means any. */
export interface RunFilter {
  readonly workflowId: string | null;
  readonly status: RunStatus | null;
  readonly contactId: string | null;
}

const OPEN: readonly RunStatus[] = ['queued', 'running', 'waiting', 'paused'];

const COLUMNS = `r.id, r.status, r.workflow_id as "workflowId", w.name as "workflowName", r.version,
  r.contact_id as "contactId", c.name as "contactName", r.current_node as "currentNode", r.error,
  r.started_at as "startedAt", r.ended_at as "endedAt", ${exactInstant('r.started_at')} as position`;

/**
 * The question for a page of runs, newest first, behind `after`. Only what is filtered by is said, so that an index
 * answers it in order: the page is found first, and names are joined to it afterwards.
 */
export function runListQuery(
  workspaceId: string,
  filter: RunFilter,
  limit: number,
  after: KeysetPosition | null,
): [sql: string, parameters: readonly unknown[]] {
  const parameters: unknown[] = [workspaceId, limit];
  const given = (value: unknown): string => `$${String(parameters.push(value))}`;
  const conditions = ['workspace_id = $1'];
  if (filter.workflowId !== null) conditions.push(`workflow_id = ${given(filter.workflowId)}::uuid`);
  if (filter.contactId !== null) conditions.push(`contact_id = ${given(filter.contactId)}::uuid`);
  // Written out, so that the index of this status is seen to fit.
  const status = RUN_STATUSES.find((known) => known === filter.status);
  if (status !== undefined) conditions.push(`status = '${status}'`);
  // Runs under way are few among all runs, and have an index of their own.
  if (status !== undefined && OPEN.includes(status)) conditions.push('ended_at is null');
  if (after !== null) conditions.push(`(started_at, id) < (${given(after.at)}::timestamptz, ${given(after.id)}::uuid)`);
  const page = `select * from runs where ${conditions.join(' and ')} order by started_at desc, id desc limit $2`;
  const sql = `select ${COLUMNS} from (${page}) r
     join workflows w on w.id = r.workflow_id
     left join contacts c on c.id = r.contact_id
    order by r.started_at desc, r.id desc`;
  return [sql, parameters];
}
