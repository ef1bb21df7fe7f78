import type { RunStatus, StepError } from '@flowkeep/contracts';
import type { NodeId, Plan } from '@flowkeep/graph';
import type { RunState } from './state.ts';

/** Where a run stands, for lists. */
export interface Standing {
  readonly status: RunStatus;
  /** The drawn node that it is at: of a sub-workflow the node that called it. */
  readonly currentNode: NodeId | null;
  readonly error: StepError | null;
  /** Id of the goal that the run reached. */
  readonly outcome: string | null;
}

/** It waits when all that it does is waiting. */
export function standingOf(state: RunState, plan: Plan): Standing {
  const steps = Object.values(state.active).filter(({ kind, background }) => kind !== 'looping' && background !== true);
  const current = steps.find((step) => step.kind === 'executing') ?? steps[0];
  const broken = state.broken?.find(({ failed }) => failed)?.step;
  const node = (current ?? broken)?.node;
  const currentNode = node === undefined ? null : drawnId(plan, node);
  const facts = { currentNode, error: state.error ?? null, outcome: state.outcome ?? null };
  if (state.status !== 'running') return { status: state.status, ...facts };
  if (state.pausedAt != null) return { status: 'paused', ...facts };
  const waits = steps.length > 0 && steps.every((step) => step.kind === 'waiting');
  return { status: waits && (state.ready ?? []).length === 0 ? 'waiting' : 'running', ...facts };
}

/** Nodes of a sub-workflow are copies: on the canvas stands the node that called it. */
function drawnId(plan: Plan, index: number): NodeId | null {
  const node = plan.nodes[index];
  if (node?.localId === undefined || node.region === undefined) return node?.id ?? null;
  return drawnId(plan, node.region);
}
