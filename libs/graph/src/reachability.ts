import type { Graph, NodeId } from './graph.ts';

/** Nodes by the nodes that their edges lead to. */
function nextOf(graph: Graph, besides: readonly Way[] = []): ReadonlyMap<NodeId, readonly NodeId[]> {
  const next = new Map<NodeId, NodeId[]>();
  for (const { from, to } of [...Object.values(graph.edges), ...besides]) {
    const targets = next.get(from.node);
    if (targets) targets.push(to.node);
    else next.set(from.node, [to.node]);
  }
  return next;
}

/** A way from one node to another that is no line: a jump. */
export interface Way {
  readonly from: { readonly node: NodeId };
  readonly to: { readonly node: NodeId };
}

/** All nodes that can be reached from the given ones, these included, by lines and by the ways given besides. */
export function reachableFrom(
  graph: Graph,
  starts: readonly NodeId[],
  besides: readonly Way[] = [],
): ReadonlySet<NodeId> {
  return waysOn(graph, besides)(starts);
}

/** {@link reachableFrom} for one document that is asked about again and again. */
export function waysOn(graph: Graph, besides: readonly Way[] = []): (starts: readonly NodeId[]) => ReadonlySet<NodeId> {
  const next = nextOf(graph, besides);
  return (starts) => walk(next, starts);
}

/** The nodes that lie on a way to a node, by lines and by the ways given besides. */
export function ancestorsOf(graph: Graph, nodeId: NodeId, besides: readonly Way[] = []): ReadonlySet<NodeId> {
  return waysBack(graph, besides)(nodeId);
}

/** {@link ancestorsOf} for one document that is asked about again and again. */
export function waysBack(graph: Graph, besides: readonly Way[] = []): (nodeId: NodeId) => ReadonlySet<NodeId> {
  const previous = new Map<NodeId, NodeId[]>();
  for (const { from, to } of [...Object.values(graph.edges), ...besides]) {
    const sources = previous.get(to.node);
    if (sources) sources.push(from.node);
    else previous.set(to.node, [from.node]);
  }
  return (nodeId) => walk(previous, previous.get(nodeId) ?? []);
}

/** A node that lies on a cycle, or null. */
export function nodeOnCycle(graph: Graph): NodeId | null {
  const next = nextOf(graph);
  const open = new Map<NodeId, number>();
  for (const targets of next.values()) for (const id of targets) open.set(id, (open.get(id) ?? 0) + 1);
  const ready = Object.keys(graph.nodes).filter((id) => !open.has(id));
  let seen = 0;
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    seen += 1;
    for (const target of next.get(id) ?? []) {
      const left = (open.get(target) ?? 0) - 1;
      open.set(target, left);
      if (left === 0) ready.push(target);
    }
  }
  if (seen === Object.keys(graph.nodes).length) return null;
  return (
    [...open]
      .filter(([, left]) => left > 0)
      .map(([id]) => id)
      .sort()
      .find((id) => walk(next, next.get(id) ?? []).has(id)) ?? null
  );
}

function walk(next: ReadonlyMap<NodeId, readonly NodeId[]>, starts: readonly NodeId[]): ReadonlySet<NodeId> {
  const seen = new Set(starts);
  const open = [...starts];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const target of next.get(id) ?? []) {
      if (seen.has(target)) continue;
      seen.add(target);
      open.push(target);
    }
  }
  return seen;
}
