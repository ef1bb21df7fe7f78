import { bodiesOf, type Graph, type NodeCatalog, type NodeId } from '@flowkeep/graph';

/** Steps that belong to a loop, or that undo something, as they are drawn together. */
export interface DrawnBody {
  /** The loop or the compensation. */
  readonly owner: NodeId;
  /** The port that leads into it. */
  readonly port: string;
  readonly kind: 'loop' | 'compensation';
  readonly nodes: ReadonlySet<NodeId>;
}

interface Known {
  readonly edges: Graph['edges'];
  readonly bodies: readonly DrawnBody[];
}

const cache = new WeakMap<Graph['nodes'], Known>();

/** The bodies of a drawing, outer ones first. A document never changes in place, so they are found once. */
export function drawnBodies(graph: Graph, catalog: NodeCatalog): readonly DrawnBody[] {
  const known = cache.get(graph.nodes);
  if (known?.edges === graph.edges) return known.bodies;
  const bodies = bodiesOf(graph, catalog)
    .map(({ owner, port, nodes }): DrawnBody => {
      const node = graph.nodes[owner];
      const structure = node ? catalog.get(node.type)?.structure?.(node.config) : null;
      return { owner, port, kind: structure?.kind === 'compensation' ? 'compensation' : 'loop', nodes };
    })
    .reverse();
  cache.set(graph.nodes, { edges: graph.edges, bodies });
  return bodies;
}

/** The loops around a step, outermost first. */
export function loopsAround(bodies: readonly DrawnBody[], nodeId: NodeId): readonly NodeId[] {
  return bodies.filter(({ kind, nodes }) => kind === 'loop' && nodes.has(nodeId)).map(({ owner }) => owner);
}
