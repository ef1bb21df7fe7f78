import type { Edge } from '@xyflow/react';
import type { EdgeId, Graph, GraphEdge, GraphNode, NodeId, PortDefinition, Position } from '@flowkeep/graph';
import { cardSize, portOffset } from './card-geometry.ts';
import { type Obstacle, routeEdge } from './edge-route.ts';
import { middleOf, roundedPath } from './rounded-path.ts';
import { createStableList } from './stable-list.ts';

export interface LineData extends Record<string, unknown> {
  readonly path: string;
  /** Where a button on the line stands. */
  readonly middle: Position;
  readonly end: Position;
}

export type LineEdge = Edge<LineData, 'line'>;

export interface EdgeProjectionInput {
  readonly graph: Graph;
  readonly selected: ReadonlySet<EdgeId>;
  readonly dragged: ReadonlyMap<NodeId, Position>;
  readonly portsOf: (node: GraphNode) => readonly PortDefinition[];
  readonly labelOf: (edge: GraphEdge) => string;
}

interface Cached {
  readonly key: string;
  readonly edge: LineEdge;
}

/**
 * Makes the projection from a document to React Flow's edges. Routes are found again only when cards have moved;
 * while cards are dragged only their own edges are.
 */
export function createEdgeProjection(): (input: EdgeProjectionInput) => LineEdge[] {
  let cache = new Map<EdgeId, Cached>();
  let areas: { readonly nodes: Graph['nodes']; readonly list: readonly Obstacle[]; readonly version: number } | null =
    null;
  const stable = createStableList<LineEdge>();
  return (input) => {
    if (areas?.nodes !== input.graph.nodes) {
      const list = obstaclesOf(input);
      const version = areas && sameAreas(areas.list, list) ? areas.version : (areas?.version ?? 0) + 1;
      areas = { nodes: input.graph.nodes, list, version };
    }
    const next = new Map<EdgeId, Cached>();
    for (const edge of Object.values(input.graph.edges)) {
      const entry = project(edge, input, areas.list, areas.version, cache.get(edge.id));
      if (entry) next.set(edge.id, entry);
    }
    cache = next;
    return stable([...next.values()].map((entry) => entry.edge));
  };
}

function project(
  edge: GraphEdge,
  input: EdgeProjectionInput,
  obstacles: readonly Obstacle[],
  version: number,
  known: Cached | undefined,
): Cached | null {
  const source = input.graph.nodes[edge.from.node];
  const target = input.graph.nodes[edge.to.node];
  if (!source || !target) return null;
  const ports = input.portsOf(source);
  const index = ports.findIndex((port) => port.id === edge.from.port);
  if (index < 0) return null;
  const isDragged = input.dragged.has(source.id) || input.dragged.has(target.id);
  const from = exitOf(source, ports, index, input.dragged);
  const to = entryOf(target, input);
  const isSelected = input.selected.has(edge.id);
  const label = input.labelOf(edge);
  const key = [from.x, from.y, to.x, to.y, edge.from.port, isSelected, label, isDragged ? 'drag' : version].join('|');
  if (known?.key === key) return known;
  // Cards on the move would be obstacles at their old place, so a dragged edge ignores what is in its way.
  const corners = routeEdge(from, to, isDragged ? [] : obstacles);
  const data: LineData = { path: roundedPath(corners), middle: middleOf(corners), end: to };
  return {
    key,
    edge: {
      id: edge.id,
      type: 'line',
      source: source.id,
      sourceHandle: edge.from.port,
      target: target.id,
      targetHandle: 'in',
      selected: isSelected,
      focusable: false,
      deletable: false,
      ariaLabel: label,
      data,
    },
  };
}

function exitOf(
  node: GraphNode,
  ports: readonly PortDefinition[],
  index: number,
  dragged: ReadonlyMap<NodeId, Position>,
): Position {
  const size = cardSize(ports);
  const place = dragged.get(node.id) ?? node.position;
  return { x: place.x + portOffset(ports, index), y: place.y + size.height };
}

function entryOf(node: GraphNode, input: EdgeProjectionInput): Position {
  const place = input.dragged.get(node.id) ?? node.position;
  return { x: place.x + cardSize(input.portsOf(node)).width / 2, y: place.y };
}

function obstaclesOf(input: EdgeProjectionInput): readonly Obstacle[] {
  return Object.values(input.graph.nodes).map((node) => ({ ...node.position, ...cardSize(input.portsOf(node)) }));
}

function sameAreas(a: readonly Obstacle[], b: readonly Obstacle[]): boolean {
  return (
    a.length === b.length &&
    a.every((area, index) => {
      const other = b[index];
      return area.x === other?.x && area.y === other.y && area.width === other.width && area.height === other.height;
    })
  );
}
