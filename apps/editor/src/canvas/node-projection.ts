import { type Node, type NodeHandle, Position as Side } from '@xyflow/react';
import type { Graph, GraphNode, NodeId, PortDefinition, Position } from '@flowkeep/graph';
import { type CardSize, cardSize, PORT_DOT, portOffset } from './card-geometry.ts';
import { readingOrder } from './reading-order.ts';
import { createStableList } from './stable-list.ts';

/** What React Flow knows of a card. Its words are read by the card itself, so they are not here. */
export type CardNode = Node<Record<string, never>, 'card'>;

export interface NodeProjectionInput {
  readonly graph: Graph;
  readonly selected: ReadonlySet<NodeId>;
  /** Places of cards that are being dragged; they are not in the document yet. */
  readonly dragged: ReadonlyMap<NodeId, Position>;
  readonly portsOf: (node: GraphNode) => readonly PortDefinition[];
  /** The card's name for screen readers. */
  readonly labelOf: (node: GraphNode) => string;
  readonly locked: boolean;
}

const NO_DATA: Record<string, never> = {};

interface Cached {
  readonly key: string;
  readonly node: CardNode;
}

/** Makes the projection from a document to React Flow's nodes: same inputs give the same objects and the same list. */
export function createNodeProjection(): (input: NodeProjectionInput) => CardNode[] {
  let cache = new Map<NodeId, Cached>();
  const stable = createStableList<CardNode>();
  return (input) => {
    const next = new Map<NodeId, Cached>();
    const list: CardNode[] = [];
    for (const id of readingOrder(input.graph)) {
      const node = input.graph.nodes[id];
      if (!node) continue;
      const entry = project(node, input, cache.get(id));
      next.set(id, entry);
      list.push(entry.node);
    }
    cache = next;
    return stable(list);
  };
}

function project(node: GraphNode, input: NodeProjectionInput, known: Cached | undefined): Cached {
  const ports = input.portsOf(node);
  const size = cardSize(ports);
  const position = input.dragged.get(node.id) ?? node.position;
  const isSelected = input.selected.has(node.id);
  const label = input.labelOf(node);
  const places = ports.map((port) => port.id).join(' ');
  const key = [position.x, position.y, size.width, isSelected, input.locked, places, label].join('|');
  if (known?.key === key) return known;
  return {
    key,
    node: {
      id: node.id,
      type: 'card',
      position,
      data: NO_DATA,
      selected: isSelected,
      draggable: !input.locked,
      connectable: !input.locked,
      deletable: false,
      width: size.width,
      height: size.height,
      // Without `measured` a replaced node counts as not measured, and fitView never resolves.
      measured: { width: size.width, height: size.height },
      handles: handlesOf(ports, size),
      ariaLabel: label,
    },
  };
}

/** Triggers have an entry too, although nothing may lead to them: a line over one is told why. */
function handlesOf(ports: readonly PortDefinition[], size: CardSize): NodeHandle[] {
  const half = PORT_DOT / 2;
  const shape = { width: PORT_DOT, height: PORT_DOT };
  const entry: NodeHandle = {
    id: 'in',
    type: 'target',
    position: Side.Top,
    x: size.width / 2 - half,
    y: -half,
    ...shape,
  };
  const exits = ports.map((port, index): NodeHandle => ({
    id: port.id,
    type: 'source',
    position: Side.Bottom,
    x: portOffset(ports, index) - half,
    y: size.height - half,
    ...shape,
  }));
  return [entry, ...exits];
}
