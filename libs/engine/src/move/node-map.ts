import type { NodeId, Plan } from '@flowkeep/graph';

/** Where nodes and edges of one version are found in another. */
export interface NodeMap {
  /** New id of a node; its own where nothing else is said. */
  readonly id: (old: NodeId) => NodeId;
  /** New index of a node, if it is there. */
  readonly node: (old: number) => number | undefined;
  /** New index of an edge that leads from the same node by the same port to the same node. */
  readonly edge: (old: number) => number | undefined;
}

/** Finds places by node id, through `mapping` where it names them; nodes of a sub-workflow go with its step. */
export function mapNodes(from: Plan, to: Plan, mapping: Readonly<Record<NodeId, NodeId>>): NodeMap {
  const places = new Map(to.nodes.map(({ id }, index) => [id, index]));
  const newEdges = new Map([...edgeNames(to, (id) => id)].map(([edge, name]) => [name, edge]));
  const id = (old: NodeId): NodeId => newId(old, mapping);
  const oldEdges = edgeNames(from, id);
  return {
    id,
    node: (old) => places.get(id(from.nodes[old]?.id ?? '')),
    edge: (old) => newEdges.get(oldEdges.get(old) ?? ''),
  };
}

/** `node.port > node` of every edge, with the ids that `id` gives. */
export function edgeNames(plan: Plan, id: (old: NodeId) => NodeId): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const node of plan.nodes) {
    for (const [port, edges] of Object.entries(node.ports)) {
      for (const edge of edges) {
        const target = plan.nodes[plan.edges[edge]?.[1] ?? -1];
        names.set(edge, `${id(node.id)}.${port} > ${id(target?.id ?? '')}`);
      }
    }
  }
  return names;
}

function newId(old: NodeId, mapping: Readonly<Record<NodeId, NodeId>>): NodeId {
  if (Object.hasOwn(mapping, old)) return mapping[old] ?? old;
  const cut = old.lastIndexOf('/');
  return cut === -1 ? old : `${newId(old.slice(0, cut), mapping)}${old.slice(cut)}`;
}
