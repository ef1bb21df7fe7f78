import type { Graph, GraphNode, NodeId } from '@flowkeep/graph';

const ROW = 60;

/** Nodes as one reads them: from the top, and from the left within a row. Ids decide between equals. */
export function readingOrder(graph: Graph): readonly NodeId[] {
  return Object.values(graph.nodes)
    .sort(compare)
    .map((node) => node.id);
}

function compare(a: GraphNode, b: GraphNode): number {
  const rows = Math.round(a.position.y / ROW) - Math.round(b.position.y / ROW);
  return rows || a.position.x - b.position.x || (a.id < b.id ? -1 : 1);
}
