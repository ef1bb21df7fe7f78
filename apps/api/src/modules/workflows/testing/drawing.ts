import type { JsonObject } from '@flowkeep/contracts';
import { EMPTY_GRAPH, type Graph, type GraphEdge, type GraphNode } from '@flowkeep/graph';

/** A node of a test drawing: `node('hello', 'data.set', { assignments: [] })`. */
export function node(id: string, type: string, config: JsonObject = {}): GraphNode {
  return { id, type, typeVersion: 1, title: id, position: { x: 0, y: 0 }, config };
}

/** An edge of a test drawing: `edge('a', 'b')`, or `edge('a:yes', 'b')` to name the port. */
export function edge(from: string, to: string): GraphEdge {
  const [source = '', port = 'next'] = from.split(':');
  return { id: `${source}_${port}_${to}`, from: { node: source, port }, to: { node: to } };
}

/** A document from its nodes and edges. */
export function drawing(...parts: readonly (GraphNode | GraphEdge)[]): Graph {
  const nodes = parts.filter((part): part is GraphNode => 'type' in part);
  const edges = parts.filter((part): part is GraphEdge => 'from' in part);
  return {
    ...EMPTY_GRAPH,
    nodes: Object.fromEntries(nodes.map((item) => [item.id, item])),
    edges: Object.fromEntries(edges.map((item) => [item.id, item])),
  };
}

/** A trigger that leads to the end. */
export function startedBy(type: string, config: JsonObject = {}): Graph {
  return drawing(node('start', type, config), node('end', 'flow.end'), edge('start', 'end'));
}

/** The config of a form that asks for a name and a phone. */
export const FORM_CONFIG: JsonObject = {
  title: 'Qiymət soruş',
  fields: [
    { name: 'name', label: 'Ad', type: 'text', required: true },
    { name: 'phone', label: 'Telefon', type: 'phone', required: true },
  ],
  button: 'Göndər',
  thanks: 'Sağ olun!',
};
