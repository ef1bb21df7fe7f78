import type { Graph, GraphNode, NodeCatalog, NodeId, PortDefinition, Position } from '@flowkeep/graph';
import { cardSize } from './card-geometry.ts';
import { type DrawnBody, drawnBodies } from './drawn-bodies.ts';

/** Room between the cards of a body and its frame. Lines come in from above, so its name stands at the bottom. */
const ROOM = 20;
const BOTTOM = 36;

export interface BodyArea extends Pick<DrawnBody, 'owner' | 'kind'> {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the frames of bodies stand, outer ones first; a body inside another leaves that one more room. */
export function bodyAreas(
  graph: Graph,
  catalog: NodeCatalog,
  portsOf: (node: GraphNode) => readonly PortDefinition[],
  dragged: ReadonlyMap<NodeId, Position>,
): readonly BodyArea[] {
  const bodies = drawnBodies(graph, catalog);
  return bodies.flatMap((body) => {
    const inside = bodies.filter((other) => other !== body && body.nodes.has(other.owner)).length;
    const cards = [...body.nodes].flatMap((id) => {
      const node = graph.nodes[id];
      return node ? [{ ...(dragged.get(id) ?? node.position), ...cardSize(portsOf(node)) }] : [];
    });
    if (cards.length === 0) return [];
    const room = ROOM + inside * ROOM;
    const left = Math.min(...cards.map(({ x }) => x)) - room;
    const top = Math.min(...cards.map(({ y }) => y)) - room;
    const right = Math.max(...cards.map(({ x, width }) => x + width)) + room;
    const bottom = Math.max(...cards.map(({ y, height }) => y + height)) + BOTTOM + inside * BOTTOM;
    return [{ owner: body.owner, kind: body.kind, x: left, y: top, width: right - left, height: bottom - top }];
  });
}
