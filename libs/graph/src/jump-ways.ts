import type { Graph } from './graph.ts';
import type { NodeCatalog } from './node-catalog.ts';
import type { Way } from './reachability.ts';
import { nodesWith } from './structure-of.ts';

/** The ways that jumps add to the lines of a document. */
export function jumpWays(graph: Graph, catalog: NodeCatalog): readonly Way[] {
  return nodesWith(Object.values(graph.nodes), catalog, 'goto').map(({ node, structure }) => {
    return { from: { node: node.id }, to: { node: structure.target } };
  });
}
