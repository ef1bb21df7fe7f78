import type { RunStatus } from '@flowkeep/contracts';
import type { Graph, NodeId } from '@flowkeep/graph';
import type { RunFilter } from '../api/list-runs.ts';
import type { BulkAction, BulkFilter, BulkOrder } from '../api/bulk.ts';

/** What can be ordered of many runs at once. */
export const BULK_ACTIONS = [
  'pause',
  'resume',
  'retry',
  'skip',
  'move',
  'cancel',
] as const satisfies readonly BulkAction[];
export type OfferedAction = (typeof BULK_ACTIONS)[number];

const STATUSES_OF = {
  pause: ['queued', 'running', 'waiting'],
  resume: ['paused'],
  retry: ['failed'],
  skip: ['running', 'waiting', 'failed'],
  move: ['queued', 'running', 'waiting', 'paused'],
  cancel: ['queued', 'running', 'waiting', 'paused'],
} as const satisfies Record<OfferedAction, readonly RunStatus[]>;

/** What the form of an order holds besides the filter of the list. */
export interface BulkForm {
  readonly action: OfferedAction;
  /** On which version failed runs are tried again. */
  readonly version: 'same' | 'newest';
  /** Whether runs too are tried again of which nobody knows whether the failed step was done. */
  readonly evenIfUnknown: boolean;
  /** Only runs of this version; null for all. */
  readonly ofVersion: number | null;
  /** Only runs that stand at this step, or have failed there; null for any. */
  readonly node: NodeId | null;
  /** The way out by which a step is skipped; null for its first. */
  readonly port: string | null;
  /** The step that takes the place of {@link node} where that is gone. */
  readonly place: NodeId | null;
  /** Texts of date fields; empty for any time. */
  readonly after: string;
  readonly before: string;
}

export const EMPTY_FORM: Omit<BulkForm, 'action'> = {
  version: 'same',
  evenIfUnknown: false,
  ofVersion: null,
  node: null,
  port: null,
  place: null,
  after: '',
  before: '',
};

/** The actions that fit the filter: a state decides what can be ordered, and some need one workflow. */
export function offeredActions({ status, workflowId }: RunFilter): readonly OfferedAction[] {
  return BULK_ACTIONS.filter(
    (action) =>
      (status === null || (STATUSES_OF[action] as readonly RunStatus[]).includes(status)) &&
      ((action !== 'move' && action !== 'skip') || workflowId !== null),
  );
}

/** Whether runs go on with the live version. */
export function goesOnLive({ action, version }: BulkForm): boolean {
  return action === 'move' || (action === 'retry' && version === 'newest');
}

/**
 * The step for which another of the live drawing is asked for: runs go on with that drawing, and it has no such step.
 * Where a step of a called workflow goes, the workflow that is called says.
 */
export function stepToPlace(form: BulkForm, live: Graph | null): NodeId | null {
  const { node } = form;
  if (!goesOnLive(form) || node === null || live === null) return null;
  return node.includes('/') || live.nodes[node] !== undefined ? null : node;
}

/** The order as the API takes it; null while the step to skip is not chosen. Days are those of the reader's calendar. */
export function bulkOrder(filter: RunFilter, form: BulkForm, live: Graph | null): BulkOrder | null {
  if (form.action === 'skip' && form.node === null) return null;
  const wanted: BulkFilter = {
    ...(filter.workflowId === null ? {} : { workflowId: filter.workflowId }),
    ...(filter.status === null ? {} : { status: filter.status }),
    ...(form.ofVersion === null ? {} : { version: form.ofVersion }),
    ...(form.node === null ? {} : { node: form.node }),
    ...(form.after === '' ? {} : { startedAfter: startOf(form.after) }),
    ...(form.before === '' ? {} : { startedBefore: startOf(form.before) }),
  };
  const options = optionsOf(form, live);
  return { action: form.action, filter: wanted, ...(Object.keys(options).length > 0 && { options }) };
}

function optionsOf(form: BulkForm, live: Graph | null): NonNullable<BulkOrder['options']> {
  const { action, place, port } = form;
  const gone = stepToPlace(form, live);
  const places = gone !== null && place !== null ? { mapping: { [gone]: place } } : {};
  switch (action) {
    case 'retry':
      return { version: form.version, ...(form.evenIfUnknown && { evenIfUnknown: true }), ...places };
    case 'skip':
      return port === null ? {} : { port };
    case 'move':
      return places;
    case 'pause':
    case 'resume':
    case 'cancel':
      return {};
  }
}

function startOf(day: string): string {
  return new Date(`${day}T00:00`).toISOString();
}
