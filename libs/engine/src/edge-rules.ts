import type { Plan, PlanNode } from '@flowkeep/graph';
import type { EdgeState } from './frame.ts';

/** Whether a node starts, never will, or must wait for edges that are still open. */
export type Decision = 'start' | 'prune' | 'wait';

/**
 * The join rule. A node starts when every edge to it is decided and one of them was taken; when all were pruned it
 * will never be visited. A node that no edge leads to is never visited either, so that it cannot hold up a join.
 */
export function decide(node: PlanNode, edges: Readonly<Record<number, EdgeState>>): Decision {
  let taken = false;
  for (const edge of node.incoming) {
    const state = edges[edge] ?? 'open';
    if (state === 'open') return 'wait';
    if (state === 'taken') taken = true;
  }
  return taken ? 'start' : 'prune';
}

/**
 * Decides every edge that leaves a node: those of the chosen port are taken, all others pruned; with `null` all are
 * pruned. Gives the nodes that they lead to, in the order of the plan.
 */
export function decideEdges(
  plan: Plan,
  node: PlanNode,
  port: string | null,
  edges: Record<number, EdgeState>,
): readonly number[] {
  const targets = new Set<number>();
  for (const [name, indexes] of Object.entries(node.ports)) {
    for (const edge of indexes) {
      edges[edge] = name === port ? 'taken' : 'pruned';
      const target = plan.edges[edge]?.[1];
      if (target !== undefined) targets.add(target);
    }
  }
  return [...targets].sort((left, right) => left - right);
}

/** The port by which a step leaves that failed but may go on. */
export function firstPort(node: PlanNode): string | undefined {
  return node.firstPort ?? Object.keys(node.ports)[0];
}
