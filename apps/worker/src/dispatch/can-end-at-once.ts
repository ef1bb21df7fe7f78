import type { Transition } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';

/**
 * Whether a run that has just begun can only meet nodes that our own database answers. Looks at every way on from
 * where the run stands, so nothing is executed in vain.
 */
export function canEndAtOnce(plan: Plan, { state }: Transition): boolean {
  const ahead = Object.values(state.active).map(({ node }) => node);
  const seen = new Set(ahead);
  for (let index = ahead.pop(); index !== undefined; index = ahead.pop()) {
    const node = plan.nodes[index];
    if (node === undefined || node.class === 'outbound' || node.class === 'waiting') return false;
    for (const edge of Object.values(node.ports).flat()) {
      const target = plan.edges[edge]?.[1];
      if (target === undefined || seen.has(target) || state.edges[edge] === 'pruned') continue;
      seen.add(target);
      ahead.push(target);
    }
  }
  return true;
}
