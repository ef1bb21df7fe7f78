import type { JsonObject } from '@flowkeep/contracts';
import { EMPTY_GRAPH, type Graph, type GraphEdge, type GraphNode } from '../graph.ts';
import type { NamedValue, NodeCatalog, NodeStructure, NodeTypeInfo, TypedValue } from '../node-catalog.ts';

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

const ports = (...ids: readonly string[]) => ids.map((id) => ({ id, label: id }));
const structure = (of: (config: JsonObject) => NodeStructure): Partial<NodeTypeInfo> => ({ structure: of });
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const TYPES: readonly NodeTypeInfo[] = [
  typeInfo('start', { class: 'trigger', acceptsInput: false }),
  typeInfo('step', {}),
  typeInfo('branch', { ports: () => ports('yes', 'no') }),
  typeInfo('pause', { class: 'waiting' }),
  typeInfo('hours', { class: 'waiting', structure: () => ({ kind: 'may-pass' }) }),
  typeInfo(
    'vars',
    structure(() => ({ kind: 'vars' })),
  ),
  typeInfo('strict', {
    parseConfig: (config) =>
      'text' in config
        ? { ok: true, config: { ...config, filled: true }, templates: [['text']] }
        : { ok: false, problems: [{ path: 'text', message: 'The text is empty.', fix: 'Write the text.' }] },
  }),
  typeInfo('each', {
    ports: () => ports('each', 'done'),
    outputs: () => [
      { path: 'item', label: 'Item', type: 'any', where: 'inside' },
      { path: 'count', label: 'Count', type: 'number', where: 'after' },
    ],
    structure: ({ parallel }) => ({ kind: 'loop', body: 'each', parallel: parallel === true, inside: ['collect'] }),
  }),
  typeInfo(
    'join',
    structure(({ count }) => {
      return {
        kind: 'join',
        mode: typeof count === 'number' ? 'count' : 'any',
        count: Number(count ?? 1),
        stopOthers: false,
      };
    }),
  ),
  typeInfo('flow.goto', {
    ports: ({ limit }) => (limit === undefined ? [] : ports('limit')),
    structure: ({ target, limit }) => ({ kind: 'goto', target: text(target), bounded: limit !== undefined }),
  }),
  typeInfo('goal', {
    class: 'handler',
    acceptsInput: false,
    ports: () => [],
    eventFields: ['when'],
    structure: () => ({ kind: 'goal' }),
  }),
  typeInfo('flow.compensate', {
    class: 'handler',
    acceptsInput: false,
    structure: ({ of }) => ({ kind: 'compensation', of: text(of), body: 'next' }),
  }),
  typeInfo('called', {
    class: 'trigger',
    acceptsInput: false,
    structure: ({ inputs, outputs }) => ({
      kind: 'callable',
      inputs: (inputs ?? []) as unknown as readonly TypedValue[],
      outputs: (outputs ?? []) as unknown as readonly TypedValue[],
    }),
  }),
  typeInfo('end', {
    ports: () => [],
    structure: ({ values }) => ({ kind: 'end', values: (values ?? []) as unknown as readonly NamedValue[] }),
  }),
  typeInfo('call', {
    class: 'waiting',
    ports: () => ports('done'),
    outputs: () => [],
    structure: ({ workflow, own, inputs }) => ({
      kind: 'call',
      workflowId: text(workflow),
      mode: own === true ? 'own' : 'inline',
      runsAs: own === true ? 'waiting' : 'pure',
      inputs: (inputs ?? []) as unknown as readonly NamedValue[],
    }),
  }),
];

/** Small node types, one for each thing that a node can do to the shape of a run. */
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
