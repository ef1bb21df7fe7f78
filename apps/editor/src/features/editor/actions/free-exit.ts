import type { Graph, GraphNode, NodeId, PortDefinition } from '@flowkeep/graph';
import type { Exit } from './connect.ts';

/** The first exit of a card that leads nowhere yet; when all lead somewhere, the first. */
export function freeExit(
  graph: Graph,
  nodeId: NodeId,
  portsOf: (node: GraphNode) => readonly PortDefinition[],
): Exit | undefined {
  const node = graph.nodes[nodeId];
  if (!node) return undefined;
  const edges = Object.values(graph.edges).filter((edge) => edge.from.node === nodeId);
  const exits = portsOf(node);
  const port = exits.find((exit) => !edges.some((edge) => edge.from.port === exit.id)) ?? exits[0];
  return port && { node: nodeId, port: port.id };
}
