import type { Graph, GraphEdge, NodeId } from './graph.ts';
import type { NodeCatalog } from './node-catalog.ts';
import { waysOn } from './reachability.ts';
import { bodyPortOf } from './structure-of.ts';

/** The steps that a loop goes through in each round, or that undo something. */
export interface Body {
  /** The loop or compensation that it belongs to. */
  readonly owner: NodeId;
  /** The port that leads into it. */
  readonly port: string;
  /** Everything that can be reached by that port. */
  readonly nodes: ReadonlySet<NodeId>;
}

/** The bodies of a document, from the smallest to the largest: one inside another comes first. */
export function bodiesOf(graph: Graph, catalog: NodeCatalog): readonly Body[] {
  const edges = Object.values(graph.edges);
  const reached = waysOn(graph);
  return Object.values(graph.nodes)
    .flatMap((node) => {
      const port = bodyPortOf(node, catalog);
      if (port === null) return [];
      const begins = edges.filter((edge) => edge.from.node === node.id && edge.from.port === port);
      const nodes = reached(begins.map((edge) => edge.to.node));
      return [{ owner: node.id, port, nodes }];
    })
    .sort((a, b) => a.nodes.size - b.nodes.size);
}

/** Edges that lead into a body from outside: a sound drawing has none. Nothing can lead out of it by its definition. */
export function strayEdges(graph: Graph, body: Body): readonly GraphEdge[] {
  return Object.values(graph.edges).filter(({ from, to }) => {
    const entersByPort = from.node === body.owner && from.port === body.port;
    return body.nodes.has(to.node) && !body.nodes.has(from.node) && !entersByPort;
  });
}

/** The innermost body that a step stands in; null in the workflow itself. */
export function bodyAround(bodies: readonly Body[], nodeId: NodeId): Body | null {
  return bodies.find((body) => body.nodes.has(nodeId)) ?? null;
}
