import { ERROR_PORT, type Plan, type PlanNode } from '@flowkeep/graph';
import type { BrokenStep } from './active-step.ts';
import { firstPort } from './edge-rules.ts';
import type { RunState } from './state.ts';

/**
 * Whether a failure of this step would fail the run: neither the step nor anything around it has a way out. `state` is
 * that of a failed run, and the step is one that it was at.
 */
export function isFatal(plan: Plan, state: RunState, { step }: BrokenStep): boolean {
  const node = plan.nodes[step.node];
  if (node === undefined || catches(node)) return false;
  const owner = state.frames?.[step.frame ?? '']?.owner;
  const around = state.broken?.find(({ key }) => key === owner);
  return around === undefined || isFatal(plan, state, around);
}

/** The port by which a node is left when its step has failed; undefined where that fails what is around it. */
export function wayOut(node: PlanNode): string | undefined {
  if (node.onError === 'fail') return undefined;
  return node.onError === 'port' ? ERROR_PORT : firstPort(node);
}

/** Whether a failure goes no further than this node. A compensation keeps what fails inside of it to itself. */
export function catches(node: PlanNode): boolean {
  return node.handler === 'compensation' || wayOut(node) !== undefined;
}
