import type { Viewport } from '@xyflow/react';
import type { Graph, GraphNode, PortDefinition } from '@flowkeep/graph';
import { cardSize } from './card-geometry.ts';
import { readingOrder } from './reading-order.ts';

const ZOOM = 0.9;
const TOP = 44;

/**
 * Where a document opens: at its first card, near the top, at 90 %. A narrow document stands in the middle. Nothing is
 * fitted: that would mount every card of a large one.
 */
export function openingViewport(
  graph: Graph,
  portsOf: (node: GraphNode) => readonly PortDefinition[],
  screen: { readonly width: number; readonly height: number },
): Viewport {
  const first = graph.nodes[readingOrder(graph)[0] ?? ''];
  if (!first) return { x: screen.width / 2 - 128 * ZOOM, y: TOP, zoom: ZOOM };
  const areas = Object.values(graph.nodes).map((node) => ({ x: node.position.x, ...cardSize(portsOf(node)) }));
  const left = Math.min(...areas.map((area) => area.x));
  const right = Math.max(...areas.map((area) => area.x + area.width));
  const fits = (right - left) * ZOOM <= screen.width - 32;
  const middle = fits ? (left + right) / 2 : first.position.x + cardSize(portsOf(first)).width / 2;
  return { x: Math.round(screen.width / 2 - middle * ZOOM), y: Math.round(TOP - first.position.y * ZOOM), zoom: ZOOM };
}
