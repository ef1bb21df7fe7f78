import type { JsonObject } from '@flowkeep/contracts';
import { EMPTY_GRAPH, type Graph, type GraphEdge, type GraphNode, type GraphSettings } from '@flowkeep/graph';

type GraphPart =
  | { readonly part: 'node'; readonly node: GraphNode }
  | { readonly part: 'edge'; readonly edge: GraphEdge }
  | { readonly part: 'settings'; readonly settings: Partial<GraphSettings> };

/**
 * A graph that reads like its drawing: `aGraph(node('lead', 'trigger.manual'), node('end', 'flow.end'), edge('lead', 'end'))`.
 * Nodes stand beside each other in the order given.
 */
export function aGraph(...parts: readonly GraphPart[]): Graph {
  const nodes = parts.flatMap((part) => (part.part === 'node' ? [part.node] : []));
  const edges = parts.flatMap((part) => (part.part === 'edge' ? [part.edge] : []));
  const settings = parts.flatMap((part) => (part.part === 'settings' ? [part.settings] : []));
  return {
    ...EMPTY_GRAPH,
    nodes: Object.fromEntries(
      nodes.map((each, index) => [each.id, { ...each, position: { x: index * 320, y: 0 } }] as const),
    ),
    edges: Object.fromEntries(edges.map((each) => [each.id, each] as const)),
    settings: Object.assign({}, EMPTY_GRAPH.settings, ...settings) as GraphSettings,
  };
}

/** A node of a graph; its title is its id unless `rest` says otherwise. */
export function node(id: string, type: string, config: JsonObject = {}, rest: Partial<GraphNode> = {}): GraphPart {
  const base: GraphNode = { id, type, typeVersion: 1, title: id, position: { x: 0, y: 0 }, config };
  return { part: 'node', node: { ...base, ...rest } };
}

/** A line from a port to a node: `edge('a', 'b')` leaves by `next`, `edge('ask:silent', 'b')` by the port named. */
export function edge(from: string, to: string): GraphPart {
  const [source = '', port = 'next'] = from.split(':');
  return { part: 'edge', edge: { id: `${source}_${port}_${to}`, from: { node: source, port }, to: { node: to } } };
}

/** Settings of the whole workflow. */
export function settings(changes: Partial<GraphSettings>): GraphPart {
  return { part: 'settings', settings: changes };
}
