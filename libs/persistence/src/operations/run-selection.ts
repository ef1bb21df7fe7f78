import type { RunStatus } from '@flowkeep/contracts';
import { LAST_PAUSE } from './last-pause.ts';
import { OF_PRESENT_ATTEMPT } from './present-attempt.ts';
import type { RunAction } from './run-action.ts';
import { STANDS_AT } from './stands-at.ts';

/** Which runs an order is for; null means any. */
export interface RunSelection {
  readonly workflowId: string | null;
  readonly version: number | null;
  readonly status: RunStatus | null;
  /** Where the run stands: a node that has begun and not ended. For failed runs: the node with which it failed. */
  readonly node: string | null;
  readonly contactId: string | null;
  /** ISO instants. */
  readonly startedBefore: string | null;
  readonly startedAfter: string | null;
  /** Only runs that were paused with their workflow, not those that a person paused one by one. */
  readonly pausedByWorkflow?: boolean;
  /** Only runs of other versions than this one. */
  readonly notVersion?: number;
  /** Only runs that were not told to cancel before: telling them again would cut off what undoes their work. */
  readonly notCancelled?: true;
}

export const EVERY_RUN: RunSelection = {
  workflowId: null,
  version: null,
  status: null,
  node: null,
  contactId: null,
  startedBefore: null,
  startedAfter: null,
};

/** States from which an order can be followed at all; the others are not counted. */
const STATUSES = {
  pause: ['queued', 'running', 'waiting'],
  // A run that has been told to pause shows it a moment later.
  resume: ['queued', 'running', 'waiting', 'paused'],
  cancel: ['queued', 'running', 'waiting', 'paused'],
  move: ['queued', 'running', 'waiting', 'paused'],
  retry: ['failed'],
  skip: ['running', 'waiting', 'failed'],
} as const satisfies Record<RunAction, readonly RunStatus[]>;

const NOT_CANCELLED = `not exists (select 1 from run_commands c
  where c.run_id = r.id and c.command ->> 'kind' = 'cancel' and ${OF_PRESENT_ATTEMPT})`;

/** A condition over `runs r` with its parameters, which begin at `$1`. */
export interface SelectionSql {
  readonly where: string;
  readonly parameters: readonly unknown[];
}

/** The runs of a selection that an order could be for, as SQL. */
export function selectionSql(workspaceId: string, action: RunAction, selection: RunSelection): SelectionSql {
  const parameters: unknown[] = [workspaceId, STATUSES[action]];
  const conditions = ['r.workspace_id = $1', 'r.status = any($2::text[])'];
  const add = (value: unknown, condition: (place: string) => string): void => {
    if (value === null || value === undefined) return;
    parameters.push(value);
    conditions.push(condition(`$${String(parameters.length)}`));
  };
  add(selection.workflowId, (place) => `r.workflow_id = ${place}::uuid`);
  add(selection.version, (place) => `r.version = ${place}::int`);
  add(selection.notVersion, (place) => `r.version <> ${place}::int`);
  add(selection.status, (place) => `r.status = ${place}::text`);
  add(selection.contactId, (place) => `r.contact_id = ${place}::uuid`);
  add(selection.startedBefore, (place) => `r.started_at < ${place}::timestamptz`);
  add(selection.startedAfter, (place) => `r.started_at >= ${place}::timestamptz`);
  add(selection.node, (place) => standsAt(place));
  if (action !== 'retry' && action !== 'skip') conditions.push('r.ended_at is null');
  if (action === 'resume') conditions.push(`coalesce(${LAST_PAUSE} ->> 'kind', r.status) in ('pause', 'paused')`);
  if (selection.pausedByWorkflow === true) conditions.push(`${LAST_PAUSE} ->> 'by' = 'workflow'`);
  if (selection.notCancelled === true) conditions.push(NOT_CANCELLED);
  return { where: conditions.join(' and '), parameters };
}

function standsAt(place: string): string {
  return `exists (select 1 from steps s where s.run_id = r.id and s.node_id = ${place}::text and ${STANDS_AT})`;
}
