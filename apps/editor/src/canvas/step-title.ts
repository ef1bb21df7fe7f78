import type { Graph, GraphNode, NodeId } from '@flowkeep/graph';

/** Steps that are not in the drawing, by their whole id: those of workflows that were copied into a run. */
export type InnerSteps = Readonly<Record<NodeId, Pick<GraphNode, 'title'>>>;

/**
 * The title of a step of a run. A step of a called workflow stands behind the call: `Ask the price › Send the offer`.
 * A step of which nothing is known is called by its name there.
 */
export function stepTitle(graph: Graph, nodeId: NodeId, inner: InnerSteps = {}): string {
  const names = nodeId.split('/');
  return names
    .map((name, index) => {
      const id = names.slice(0, index + 1).join('/');
      return (graph.nodes[id] ?? inner[id])?.title ?? inWords(name);
    })
    .join(' › ');
}

/** The step of the drawing at which a step of a run stands: itself, or the call that leads to it. */
export function drawnStep(nodeId: NodeId): NodeId {
  return nodeId.split('/', 1)[0] ?? nodeId;
}

function inWords(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
