import type { Graph, NodeCatalog, NodeId } from '@flowkeep/graph';
import type { SelectOption } from '@flowkeep/node-sdk';
import { readingOrder } from './reading-order.ts';

/** Steps that another step may name, in reading order. Steps of the same title are told apart by their names. */
export function stepChoices(graph: Graph, catalog: NodeCatalog, own: NodeId): readonly SelectOption[] {
  const nodes = readingOrder(graph)
    .flatMap((id) => graph.nodes[id] ?? [])
    .filter(({ id, type }) => id !== own && isStep(catalog, type));
  const titles = new Map<string, number>();
  for (const { title } of nodes) titles.set(title, (titles.get(title) ?? 0) + 1);
  return nodes.map(({ id, title }) => ({ value: id, label: titles.get(title) === 1 ? title : `${title} (${id})` }));
}

function isStep(catalog: NodeCatalog, type: string): boolean {
  const kind = catalog.get(type)?.class;
  return kind !== 'trigger' && kind !== 'handler';
}
