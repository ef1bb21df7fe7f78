import dagre from '@dagrejs/dagre';
import type { Graph, GraphNode, NodeId, PortDefinition, Position } from '@flowkeep/graph';
import { CARD_HEIGHT_WITH_PORTS, cardSize } from './card-geometry.ts';
import { readingOrder } from './reading-order.ts';

const BETWEEN_CARDS = 56;
const BETWEEN_ROWS = 64;
/** Every card counts as the tallest, so that the upper edges of a row are level. */
const ROW_HEIGHT = CARD_HEIGHT_WITH_PORTS;

/** What the layout gives for a card: its middle and its size. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * New places for every card: rows from top to bottom, branches in the order of their ports. Edges go in port by port
 * and the order heuristic is off, because it shuffles siblings. The highest, leftmost card keeps its place.
 */
export function tidyPositions(
  graph: Graph,
  portsOf: (node: GraphNode) => readonly PortDefinition[],
): Readonly<Record<NodeId, Position>> {
  const order = readingOrder(graph);
  const first = graph.nodes[order[0] ?? ''];
  if (!first) return {};
  const layout = new dagre.graphlib.Graph();
  layout.setGraph({ rankdir: 'TB', nodesep: BETWEEN_CARDS, ranksep: BETWEEN_ROWS });
  layout.setDefaultEdgeLabel(() => ({}));
  for (const id of order) {
    const node = graph.nodes[id];
    if (node) layout.setNode(id, { width: cardSize(portsOf(node)).width, height: ROW_HEIGHT });
  }
  for (const id of order) {
    const node = graph.nodes[id];
    if (node) targetsInPortOrder(graph, node, portsOf(node)).forEach((target) => layout.setEdge(id, target));
  }
  dagre.layout(layout, { disableOptimalOrderHeuristic: true });
  const corner = (id: NodeId): Position => {
    const box = layout.node(id) as Box;
    return { x: Math.round(box.x - box.width / 2), y: Math.round(box.y - box.height / 2) };
  };
  const anchor = corner(first.id);
  const shift = { x: first.position.x - anchor.x, y: first.position.y - anchor.y };
  return Object.fromEntries(
    order.map((id) => {
      const place = corner(id);
      return [id, { x: place.x + shift.x, y: place.y + shift.y }];
    }),
  );
}

function targetsInPortOrder(graph: Graph, node: GraphNode, ports: readonly PortDefinition[]): readonly NodeId[] {
  const edges = Object.values(graph.edges).filter((edge) => edge.from.node === node.id && graph.nodes[edge.to.node]);
  return ports.flatMap((port) => edges.filter((edge) => edge.from.port === port.id).map((edge) => edge.to.node));
}
