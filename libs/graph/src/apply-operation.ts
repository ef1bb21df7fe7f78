import { DomainError, type JsonObject } from '@flowkeep/contracts';
import type { Graph, GraphEdge, GraphNode, GraphSettings, NodeId } from './graph.ts';
import { NODE_ID_PATTERN } from './graph.ts';
import type { Operation, SettingsPatch } from './operation.ts';
import { referencesStep, renameStepInNode } from './step-references.ts';

type Of<K extends Operation['kind']> = Extract<Operation, { kind: K }>;

/**
 * The document after one change. The given document stays as it is, and parts that do not change keep their identity.
 * @throws DomainError `invalid-input` when the change does not fit the document; then nothing happened.
 */
export function applyOperation(graph: Graph, operation: Operation): Graph {
  switch (operation.kind) {
    case 'addNode':
      return addNode(graph, operation.node);
    case 'removeNode':
      return removeNode(graph, operation.nodeId);
    case 'editNode':
      return editNode(graph, operation);
    case 'moveNodes':
      return moveNodes(graph, operation);
    case 'renameNode':
      return renameNode(graph, operation);
    case 'addEdge':
      return addEdge(graph, operation.edge);
    case 'removeEdge':
      return { ...graph, edges: without(graph.edges, operation.edgeId, 'connection') };
    case 'putNote':
      return { ...graph, notes: { ...graph.notes, [operation.note.id]: operation.note } };
    case 'removeNote':
      return { ...graph, notes: without(graph.notes, operation.noteId, 'note') };
    case 'putGroup':
      for (const nodeId of operation.group.nodes) nodeOf(graph, nodeId);
      return { ...graph, groups: { ...graph.groups, [operation.group.id]: operation.group } };
    case 'removeGroup':
      return { ...graph, groups: without(graph.groups, operation.groupId, 'group') };
    case 'setSettings':
      return { ...graph, settings: setSettings(graph.settings, operation.patch) };
    case 'replaceGraph':
      return operation.graph;
    case 'batch':
      return operation.operations.reduce(applyOperation, graph);
  }
}

function addNode(graph: Graph, node: GraphNode): Graph {
  if (!NODE_ID_PATTERN.test(node.id)) throw refuse(`"${node.id}" cannot be the name of a step.`);
  if (graph.nodes[node.id]) throw refuse(`There is already a step called "${node.id}".`);
  return { ...graph, nodes: { ...graph.nodes, [node.id]: node } };
}

function removeNode(graph: Graph, nodeId: NodeId): Graph {
  const nodes = without(graph.nodes, nodeId, 'step');
  const edges = Object.fromEntries(Object.entries(graph.edges).filter(([, edge]) => !touches(edge, nodeId)));
  const groups = mapValues(graph.groups, (group) =>
    group.nodes.includes(nodeId) ? { ...group, nodes: group.nodes.filter((member) => member !== nodeId) } : group,
  );
  return { ...graph, nodes, edges, groups };
}

function editNode(graph: Graph, { nodeId, patch }: Of<'editNode'>): Graph {
  const { onError, retry, timeoutSeconds, ...node } = nodeOf(graph, nodeId);
  const nextOnError = patch.onError === undefined ? onError : patch.onError;
  const nextRetry = patch.retry === undefined ? retry : patch.retry;
  const nextTimeout = patch.timeoutSeconds === undefined ? timeoutSeconds : patch.timeoutSeconds;
  const removed = new Set(patch.removeConfig);
  const kept: JsonObject = Object.fromEntries(Object.entries(node.config).filter(([name]) => !removed.has(name)));
  const edited: GraphNode = {
    ...node,
    title: patch.title ?? node.title,
    config: patch.config ? { ...kept, ...patch.config } : removed.size > 0 ? kept : node.config,
    ...(nextOnError ? { onError: nextOnError } : {}),
    ...(nextRetry ? { retry: nextRetry } : {}),
    ...(nextTimeout ? { timeoutSeconds: nextTimeout } : {}),
  };
  return { ...graph, nodes: { ...graph.nodes, [nodeId]: edited } };
}

function moveNodes(graph: Graph, { positions }: Of<'moveNodes'>): Graph {
  const moved = Object.entries(positions).map(([id, position]) => [id, { ...nodeOf(graph, id), position }] as const);
  return { ...graph, nodes: { ...graph.nodes, ...Object.fromEntries(moved) } };
}

function renameNode(graph: Graph, { nodeId, newId }: Of<'renameNode'>): Graph {
  const node = nodeOf(graph, nodeId);
  if (nodeId === newId) return graph;
  if (!NODE_ID_PATTERN.test(newId)) {
    throw refuse(`"${newId}" cannot be a name. Use lower-case letters, digits and _, beginning with a letter.`);
  }
  if (graph.nodes[newId]) throw refuse(`There is already a step called "${newId}".`);
  // Such text would silently come to mean this step, and undoing could not tell the two apart.
  if (Object.values(graph.nodes).some((other) => referencesStep(other, newId))) {
    throw refuse(`A step already speaks of "${newId}". Choose another name.`);
  }
  const nodes = Object.entries({ ...without(graph.nodes, nodeId, 'step'), [newId]: { ...node, id: newId } }).map(
    ([id, other]) => [id, renameStepInNode(other, nodeId, newId)] as const,
  );
  const named = (id: NodeId): NodeId => (id === nodeId ? newId : id);
  return {
    ...graph,
    nodes: Object.fromEntries(nodes),
    edges: mapValues(graph.edges, (edge) =>
      touches(edge, nodeId)
        ? { ...edge, from: { ...edge.from, node: named(edge.from.node) }, to: { node: named(edge.to.node) } }
        : edge,
    ),
    groups: mapValues(graph.groups, (group) =>
      group.nodes.includes(nodeId) ? { ...group, nodes: group.nodes.map(named) } : group,
    ),
  };
}

function addEdge(graph: Graph, edge: GraphEdge): Graph {
  nodeOf(graph, edge.from.node);
  nodeOf(graph, edge.to.node);
  if (graph.edges[edge.id]) throw refuse('There is already a connection with this id.');
  if (Object.values(graph.edges).some((other) => sameEnds(other, edge))) throw refuse('These are connected already.');
  return { ...graph, edges: { ...graph.edges, [edge.id]: edge } };
}

function setSettings(settings: GraphSettings, patch: SettingsPatch): GraphSettings {
  const next = Object.entries({ ...settings, ...patch }).filter(
    ([name, value]) => name === 'timeZone' || value !== null,
  );
  // Both parts are settings by name; only a null that means "take it away" was left out.
  return Object.fromEntries(next) as unknown as GraphSettings;
}

/** The step of that id. @throws DomainError `invalid-input` when there is none. */
export function nodeOf(graph: Graph, nodeId: NodeId): GraphNode {
  const node = graph.nodes[nodeId];
  if (!node) throw refuse(`There is no step called "${nodeId}".`);
  return node;
}

/** Whether an edge begins or ends at a node. */
export function touches(edge: GraphEdge, nodeId: NodeId): boolean {
  return edge.from.node === nodeId || edge.to.node === nodeId;
}

/** Whether two edges join the same port with the same node. */
export function sameEnds(a: Omit<GraphEdge, 'id'>, b: Omit<GraphEdge, 'id'>): boolean {
  return a.from.node === b.from.node && a.from.port === b.from.port && a.to.node === b.to.node;
}

function without<T>(record: Readonly<Record<string, T>>, id: string, what: string): Readonly<Record<string, T>> {
  if (!Object.hasOwn(record, id)) throw refuse(`There is no such ${what}. It may have been deleted already.`);
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function refuse(message: string): DomainError {
  return new DomainError('invalid-input', message);
}
