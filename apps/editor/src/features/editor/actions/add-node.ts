import {
  applyOperation,
  type EdgeId,
  type Graph,
  type GraphNode,
  nextNodeId,
  type NodeCatalog,
  type NodeId,
  type Operation,
  type PortDefinition,
  type Position,
} from '@flowkeep/graph';
import { initialConfig, type NodeDefinition } from '@flowkeep/node-sdk';
import { CARD_HEIGHT_WITH_PORTS } from '../../../canvas/card-geometry.ts';
import { connect, type Exit, newEdge } from './connect.ts';
import { placeAtEnd, placeBelow } from './place-node.ts';

export interface AddNodeInput {
  readonly graph: Graph;
  readonly catalog: NodeCatalog;
  readonly portsOf: (node: GraphNode) => readonly PortDefinition[];
  readonly definition: NodeDefinition;
  /** The port to wire the new node from. */
  readonly from?: Exit;
  /** A line to put the new node into. */
  readonly into?: EdgeId;
  readonly at?: Position;
  /** What the step of history is called. */
  readonly label: string;
}

export interface Added {
  readonly nodeId: NodeId;
  readonly operation: Operation;
}

/** The change that adds a node, wired as asked wherever the rules allow it: one step of history. */
export function addNode(input: AddNodeInput): Added {
  const { graph, definition } = input;
  const cut = input.into === undefined ? undefined : graph.edges[input.into];
  const from = cut?.from ?? input.from;
  const node: GraphNode = {
    id: nextNodeId(graph, definition.type),
    type: definition.type,
    typeVersion: definition.version,
    title: definition.title,
    position: input.at ?? placeFor(input, from),
    config: initialConfig(definition.fields),
  };
  const operations: Operation[] = [{ kind: 'addNode', node }];
  let ahead = applyOperation(graph, operations[0] ?? { kind: 'addNode', node });
  const tryConnect = (exit: Exit, to: NodeId): void => {
    const result = connect(ahead, input.catalog, exit, to);
    if (!result.ok) return;
    operations.push(result.operation);
    ahead = applyOperation(ahead, result.operation);
  };
  const exit = input.portsOf(node)[0];
  if (cut && exit && input.catalog.get(definition.type)?.acceptsInput) {
    const without: Operation = { kind: 'removeEdge', edgeId: cut.id };
    operations.push(without, ...roomBelow(graph, cut.to.node, node.position.y));
    ahead = applyOperation(ahead, without);
    operations.push({ kind: 'addEdge', edge: newEdge(ahead, cut.from, node.id) });
    tryConnect({ node: node.id, port: exit.id }, cut.to.node);
  } else if (from) {
    tryConnect(from, node.id);
  }
  return { nodeId: node.id, operation: { kind: 'batch', label: input.label, operations } };
}

function placeFor(input: AddNodeInput, from: Exit | undefined): Position {
  const source = from && input.graph.nodes[from.node];
  if (!from || !source) return placeAtEnd(input.graph, input.portsOf);
  const index = input.portsOf(source).findIndex((port) => port.id === from.port);
  const cut = input.into === undefined ? undefined : input.graph.edges[input.into];
  const next = cut && input.graph.nodes[cut.to.node];
  // A card put into a line stands where the next one stood; that one and all below it move down.
  return next && next.position.y > source.position.y
    ? next.position
    : placeBelow(input.graph, source, Math.max(index, 0), input.portsOf);
}

/** Moves everything that hangs below a card down by one row, when a new card takes its place. */
function roomBelow(graph: Graph, first: NodeId, y: number): readonly Operation[] {
  const start = graph.nodes[first];
  if (start?.position.y !== y) return [];
  const below = new Set<NodeId>([first]);
  for (const id of below) {
    for (const edge of Object.values(graph.edges)) if (edge.from.node === id) below.add(edge.to.node);
  }
  const moved = [...below].flatMap((id) => {
    const node = graph.nodes[id];
    const position = node && { x: node.position.x, y: node.position.y + CARD_HEIGHT_WITH_PORTS + 60 };
    return node && position && node.position.y >= y ? [[id, position] as const] : [];
  });
  return [{ kind: 'moveNodes', positions: Object.fromEntries(moved) }];
}
