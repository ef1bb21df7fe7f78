import type { Graph, GraphNode } from './graph.ts';
import type { NodeCatalog } from './node-catalog.ts';
import { nodesWith, type StructureOf } from './structure-of.ts';

/** A node that runs another workflow. */
export interface Call {
  readonly node: GraphNode;
  readonly structure: StructureOf<'call'>;
}

/** The node by which a workflow begins when another one calls it. */
export interface Callable {
  readonly node: GraphNode;
  readonly structure: StructureOf<'callable'>;
}

/** How many workflows may stand inside each other. */
export const MAX_CALL_DEPTH = 5;

/** Calls in a document. */
export function callsOf(graph: Graph, catalog: NodeCatalog): readonly Call[] {
  return nodesWith(Object.values(graph.nodes), catalog, 'call');
}

/** The beginning of a workflow that can be called; null when it cannot. */
export function callableOf(graph: Graph, catalog: NodeCatalog): Callable | null {
  return nodesWith(Object.values(graph.nodes), catalog, 'callable')[0] ?? null;
}
