import type { PlanNode } from '@flowkeep/graph';

/** The name by which templates know a node. */
export function nameOf(node: PlanNode): string {
  return node.localId ?? node.id;
}
