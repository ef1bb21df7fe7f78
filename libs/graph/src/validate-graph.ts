import { checkConnections } from './rules/connections.ts';
import { checkNodes } from './rules/nodes.ts';
import { checkReferences } from './rules/references.ts';
import { checkShape } from './rules/shape.ts';
import type { Graph } from './graph.ts';
import type { NodeCatalog } from './node-catalog.ts';
import type { Problem } from './problem.ts';

/** Everything wrong with a document, errors first. A document without errors can be published. */
export function validateGraph(graph: Graph, catalog: NodeCatalog): readonly Problem[] {
  const problems = [
    ...checkShape(graph, catalog),
    ...checkNodes(graph, catalog),
    ...checkConnections(graph, catalog),
    ...checkReferences(graph, catalog),
  ];
  const rank = (problem: Problem): number => (problem.severity === 'error' ? 0 : 1);
  return problems.sort((a, b) => rank(a) - rank(b));
}
