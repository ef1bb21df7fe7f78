import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import { renameStep } from '@flowkeep/expressions';
import {
  applyOperation,
  type Graph,
  type GraphEdge,
  type GraphNode,
  nextNodeId,
  type NodeCatalog,
  type NodeId,
  type Operation,
  parseGraph,
  type Position,
} from '@flowkeep/graph';
import { newEdge } from './connect.ts';

const FORMAT = 'flowkeep/steps';

/** Steps as they stand on the clipboard: a document of their own, so it is read by the same rules. */
interface Copied {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface Pasted {
  readonly operation: Operation | null;
  readonly nodeIds: readonly NodeId[];
  /** Types that are not installed here. */
  readonly skipped: readonly string[];
}

/** The chosen steps and the lines between them as text for the clipboard. */
export function copyText(graph: Graph, ids: ReadonlySet<NodeId>): string {
  const nodes = Object.fromEntries(Object.entries(graph.nodes).filter(([id]) => ids.has(id)));
  const edges = Object.fromEntries(
    Object.entries(graph.edges).filter(([, edge]) => ids.has(edge.from.node) && ids.has(edge.to.node)),
  );
  return JSON.stringify({ format: FORMAT, graph: { ...graph, nodes, edges, notes: {}, groups: {} } }, null, 2);
}

/** Reads steps from the clipboard; null when it holds something else. */
export function readCopied(text: string): Copied | null {
  if (!text.includes(FORMAT)) return null;
  try {
    const raw: unknown = JSON.parse(text);
    if (!isJsonObject(raw) || raw['format'] !== FORMAT) return null;
    const graph = parseGraph(raw['graph']);
    return { nodes: Object.values(graph.nodes), edges: Object.values(graph.edges) };
  } catch {
    return null;
  }
}

/** The change that pastes steps under new ids; references among them follow, and their left upper corner stands at `at`. */
export function pasteSteps(graph: Graph, catalog: NodeCatalog, copied: Copied, at: Position, label: string): Pasted {
  const known = copied.nodes.filter((node) => catalog.get(node.type));
  const skipped = [...new Set(copied.nodes.filter((node) => !catalog.get(node.type)).map((node) => node.type))];
  const corner = cornerOf(known);
  const operations: Operation[] = [];
  const newIds = new Map<NodeId, NodeId>();
  let ahead = graph;
  const apply = (operation: Operation): void => {
    operations.push(operation);
    ahead = applyOperation(ahead, operation);
  };
  // All ids first: a step may refer to one that comes later.
  const taken: Record<NodeId, GraphNode> = { ...graph.nodes };
  for (const node of known) {
    const id = nextNodeId({ ...graph, nodes: taken }, node.id.replace(/_\d+$/, ''));
    taken[id] = node;
    newIds.set(node.id, id);
  }
  for (const node of known) {
    const position = { x: at.x + node.position.x - corner.x, y: at.y + node.position.y - corner.y };
    const config = renameAll(node.config, newIds);
    apply({ kind: 'addNode', node: { ...node, id: newIds.get(node.id) ?? node.id, position, config } });
  }
  for (const edge of copied.edges) {
    const from = newIds.get(edge.from.node);
    const to = newIds.get(edge.to.node);
    if (from && to) apply({ kind: 'addEdge', edge: newEdge(ahead, { node: from, port: edge.from.port }, to) });
  }
  const operation: Operation | null = operations.length > 0 ? { kind: 'batch', label, operations } : null;
  return { operation, nodeIds: [...newIds.values()], skipped };
}

function cornerOf(nodes: readonly GraphNode[]): Position {
  return {
    x: Math.min(...nodes.map((node) => node.position.x)),
    y: Math.min(...nodes.map((node) => node.position.y)),
  };
}

/** By way of names that no step has, so that swapped names do not run into each other. */
function renameAll(config: JsonObject, newIds: ReadonlyMap<NodeId, NodeId>): JsonObject {
  const rename = (text: string): string => {
    const entries = [...newIds].filter(([from, to]) => from !== to);
    const parked = entries.reduce((result, [from], index) => renameStep(result, from, `PASTED${index}`), text);
    return entries.reduce((result, [, to], index) => renameStep(result, `PASTED${index}`, to), parked);
  };
  const walk = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') return rename(value);
    if (Array.isArray(value)) return value.map(walk);
    return isJsonObject(value) ? walkObject(value) : value;
  };
  const walkObject = (object: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(object).map(([key, value]) => [key, walk(value)]));
  return walkObject(config);
}
