import type { Graph, GraphNode, PortDefinition, Position } from '@flowkeep/graph';
import { cardSize, CARD_WIDTH, type CardSize } from '../../../canvas/card-geometry.ts';

const GAP_X = 56;
const GAP_Y = 60;

type PortsOf = (node: GraphNode) => readonly PortDefinition[];

/** A place for a new card below another, as near to the port's own column as free room allows. */
export function placeBelow(graph: Graph, node: GraphNode, portIndex: number, portsOf: PortsOf): Position {
  const ports = portsOf(node);
  const size = cardSize(ports);
  const column = ports.length < 2 ? 0 : (portIndex - (ports.length - 1) / 2) * (CARD_WIDTH + GAP_X);
  const x = node.position.x + (size.width - CARD_WIDTH) / 2 + column;
  return freeSpot(graph, { x, y: node.position.y + size.height + GAP_Y }, portsOf);
}

/** The wanted place, or the nearest free one to the right of it. */
export function freeSpot(graph: Graph, wanted: Position, portsOf: PortsOf): Position {
  const size: CardSize = { width: CARD_WIDTH, height: 116 };
  const others = Object.values(graph.nodes).map((node) => ({ ...node.position, ...cardSize(portsOf(node)) }));
  let x = Math.round(wanted.x);
  const y = Math.round(wanted.y);
  for (let tries = 0; tries <= others.length; tries += 1) {
    const inTheWay = others.find(
      (area) =>
        x < area.x + area.width + 16 &&
        x + size.width + 16 > area.x &&
        y < area.y + area.height + 16 &&
        y + size.height + 16 > area.y,
    );
    if (!inTheWay) break;
    x = Math.round(inTheWay.x + inTheWay.width + GAP_X);
  }
  return { x, y };
}

/** Where the first card of an added piece goes when nothing is selected: under everything there is. */
export function placeAtEnd(graph: Graph, portsOf: PortsOf): Position {
  const nodes = Object.values(graph.nodes);
  const lowest = nodes.reduce<GraphNode | null>(
    (low, node) => (low && low.position.y >= node.position.y ? low : node),
    null,
  );
  return lowest ? placeBelow(graph, lowest, 0, portsOf) : { x: 0, y: 0 };
}
