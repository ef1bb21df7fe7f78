import type { Graph, GraphNode, NodeId } from './graph.ts';
import { ERROR_PORT, type NodeCatalog } from './node-catalog.ts';
import type { Way } from './reachability.ts';
import { structureOf } from './structure-of.ts';

/** The nodes that a run can get to from one of them, that included, without ever waiting; `besides` are its jumps. */
export function reachedWithoutPause(
  graph: Graph,
  catalog: NodeCatalog,
  start: NodeId,
  besides: readonly Way[],
): ReadonlySet<NodeId> {
  const next = new Map<NodeId, NodeId[]>();
  for (const { from, to } of [...Object.values(graph.edges), ...besides]) {
    next.set(from.node, [...(next.get(from.node) ?? []), to.node]);
  }
  const seen = new Set<NodeId>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = graph.nodes[id];
    if (seen.has(id) || node === undefined) continue;
    seen.add(id);
    open.push(...(waits(node, catalog) ? afterFailure(graph, node) : (next.get(id) ?? [])));
  }
  return seen;
}

/** A sub-workflow that is a part of the run may end at once, and a step that goes on after a failure may not have waited. */
function waits(node: GraphNode, catalog: NodeCatalog): boolean {
  const info = catalog.get(node.type);
  const kind = structureOf(node, catalog)?.kind;
  if (info?.class !== 'waiting' || kind === 'call' || kind === 'may-pass') return false;
  return (node.onError ?? info.defaults.onError) !== 'continue';
}

/** Where a step leads that fails before it has waited. */
function afterFailure(graph: Graph, { id }: GraphNode): readonly NodeId[] {
  const edges = Object.values(graph.edges).filter(({ from }) => from.node === id && from.port === ERROR_PORT);
  return edges.map(({ to }) => to.node);
}
