import type { JsonObject } from '@flowkeep/contracts';
import { EMPTY_GRAPH, type Graph, type GraphEdge, type GraphNode } from '../graph.ts';
import type { NodeCatalog, NodeTypeInfo } from '../node-catalog.ts';

/** A node of a test drawing: `node('greet', 'send', { text: 'Hi' })`. */
export function node(id: string, type = 'step', config: JsonObject = {}): GraphNode {
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

const TYPES: readonly NodeTypeInfo[] = [
  typeInfo('start', { class: 'trigger', acceptsInput: false }),
  typeInfo('step', {}),
  typeInfo('branch', { ports: () => ['yes', 'no'].map((id) => ({ id, label: id })) }),
  typeInfo('strict', {
    parseConfig: (config) =>
      'text' in config
        ? { ok: true, config: { ...config, filled: true }, templates: [['text']] }
        : { ok: false, problems: [{ path: 'text', message: 'The text is empty.', fix: 'Write the text.' }] },
  }),
];

/** Four small node types: `start` begins, `step` goes on, `branch` has yes and no, `strict` wants a text. */
export const testCatalog: NodeCatalog = { get: (type) => TYPES.find((info) => info.type === type) };

function typeInfo(type: string, overrides: Partial<NodeTypeInfo>): NodeTypeInfo {
  return {
    type,
    version: 1,
    class: 'pure',
    label: type,
    acceptsInput: true,
    ports: () => [{ id: 'next', label: 'Next' }],
    outputs: () => [{ path: 'value', label: 'Value', type: 'any' }],
    parseConfig: (config) => ({ ok: true, config, templates: [] }),
    migrate: (config) => config,
    defaults: { onError: 'fail', retry: { attempts: 1, firstDelaySeconds: 0 }, timeoutSeconds: 10 },
    ...overrides,
  };
}
