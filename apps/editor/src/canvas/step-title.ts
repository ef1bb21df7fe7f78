import type { Graph, NodeId } from '@flowkeep/graph';

/** The title of a step of a run. A step of a sub-workflow is not in the drawing: it is called by its name there. */
export function stepTitle(graph: Graph, nodeId: NodeId): string {
  const known = graph.nodes[nodeId]?.title;
  if (known !== undefined) return known;
  const [call = '', ...inner] = nodeId.split('/');
  const name = (inner.at(-1) ?? call).replaceAll('_', ' ');
  const words = name.charAt(0).toUpperCase() + name.slice(1);
  return inner.length === 0 ? words : `${graph.nodes[call]?.title ?? call} › ${words}`;
}
