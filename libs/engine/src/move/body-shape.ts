import type { NodeId, Plan } from '@flowkeep/graph';
import { edgeNames } from './node-map.ts';

/** What a run that stands in a body relies on: its nodes, their kinds and their lines, with the ids that `id` gives. */
export function bodyShape(plan: Plan, owner: number, id: (old: NodeId) => NodeId): string {
  const inside = new Set([owner]);
  for (const region of inside) {
    for (const [index, node] of plan.nodes.entries()) if (node.region === region) inside.add(index);
  }
  const nodes = [...inside].flatMap((index) => {
    const node = plan.nodes[index];
    return node === undefined
      ? []
      : [`${id(node.id)} ${node.type} ${node.body ?? ''} ${JSON.stringify(node.join ?? null)}`];
  });
  const names = edgeNames(plan, id);
  const edges = [...names].flatMap(([edge, name]) => {
    const [from = -1, to = -1] = plan.edges[edge] ?? [];
    return inside.has(to) && to !== owner && inside.has(from) ? [name] : [];
  });
  return JSON.stringify([nodes.sort(), edges.sort()]);
}
