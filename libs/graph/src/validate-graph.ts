import type { Graph } from './graph.ts';
import type { GraphContext } from './graph-context.ts';
import type { NodeCatalog } from './node-catalog.ts';
import type { Problem } from './problem.ts';
import { checkCalls } from './rules/calls.ts';
import { checkEndlessCalls } from './rules/endless-calls.ts';
import { checkErrorWorkflow } from './rules/error-workflow.ts';
import { validateAlone } from './validate-alone.ts';

/** Everything wrong with a document, errors first. A document without errors can be published. */
export function validateGraph(graph: Graph, catalog: NodeCatalog, context: GraphContext = {}): readonly Problem[] {
  const problems = [
    ...validateAlone(graph, catalog, context),
    ...checkCalls(graph, catalog, context),
    ...checkEndlessCalls(graph, catalog, context),
    ...checkErrorWorkflow(graph, catalog, context),
  ];
  const rank = (problem: Problem): number => (problem.severity === 'error' ? 0 : 1);
  return problems.sort((a, b) => rank(a) - rank(b));
}
