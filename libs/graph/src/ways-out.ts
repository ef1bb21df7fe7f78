import type { PlanNode } from './plan.ts';

/** Ports by which a run can leave a step that is skipped: all but the one that leads into its body. */
export function waysOut(node: Pick<PlanNode, 'ports' | 'body'>): readonly string[] {
  return Object.keys(node.ports).filter((port) => port !== node.body);
}
