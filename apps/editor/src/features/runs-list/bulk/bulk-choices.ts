import type { RunStatus } from '@flowkeep/contracts';
import type { RunFilter } from '../api/list-runs.ts';
import type { BulkAction, BulkFilter, BulkOrder } from '../api/bulk.ts';

/** What can be ordered of many runs at once. Skipping a step needs a step, so it is done run by run. */
export const BULK_ACTIONS = ['pause', 'resume', 'retry', 'move', 'cancel'] as const satisfies readonly BulkAction[];
export type OfferedAction = (typeof BULK_ACTIONS)[number];

const STATUSES_OF = {
  pause: ['queued', 'running', 'waiting'],
  resume: ['paused'],
  retry: ['failed'],
  move: ['queued', 'running', 'waiting', 'paused'],
  cancel: ['queued', 'running', 'waiting', 'paused'],
} as const satisfies Record<OfferedAction, readonly RunStatus[]>;

/** What the form of an order holds besides the filter of the list. */
export interface BulkForm {
  readonly action: OfferedAction;
  readonly version: 'same' | 'newest';
  /** Texts of date fields; empty for any time. */
  readonly after: string;
  readonly before: string;
}

/** The actions that fit the filter: a state decides what can be ordered, and moving needs one workflow. */
export function offeredActions({ status, workflowId }: RunFilter): readonly OfferedAction[] {
  return BULK_ACTIONS.filter(
    (action) =>
      (status === null || (STATUSES_OF[action] as readonly RunStatus[]).includes(status)) &&
      (action !== 'move' || workflowId !== null),
  );
}

/** The order as the API takes it. Days are those of the reader's own calendar. */
export function bulkOrder(filter: RunFilter, form: BulkForm): BulkOrder {
  const wanted: BulkFilter = {
    ...(filter.workflowId === null ? {} : { workflowId: filter.workflowId }),
    ...(filter.status === null ? {} : { status: filter.status }),
    ...(form.after === '' ? {} : { startedAfter: startOf(form.after) }),
    ...(form.before === '' ? {} : { startedBefore: startOf(form.before) }),
  };
  const options = form.action === 'retry' ? { options: { version: form.version } } : {};
  return { action: form.action, filter: wanted, ...options };
}

function startOf(day: string): string {
  return new Date(`${day}T00:00`).toISOString();
}
