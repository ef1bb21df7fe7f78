import { checkBodies } from './rules/bodies.ts';
import { checkCallable } from './rules/callable.ts';
import { checkCompensations } from './rules/compensations.ts';
import { checkConnections } from './rules/connections.ts';
import { checkJoins } from './rules/joins.ts';
import { checkJumps } from './rules/jumps.ts';
import { checkNodes } from './rules/nodes.ts';
import { checkReferences } from './rules/references.ts';
import { checkSettings } from './rules/settings.ts';
import { checkShape } from './rules/shape.ts';
import type { Graph } from './graph.ts';
import type { GraphContext } from './graph-context.ts';
import type { NodeCatalog } from './node-catalog.ts';
import type { Problem } from './problem.ts';

/** Everything wrong with a document by itself; of `context`, only what the workflows that it calls promise to give. */
export function validateAlone(graph: Graph, catalog: NodeCatalog, context: GraphContext = {}): readonly Problem[] {
  return [
    ...checkSettings(graph),
    ...checkShape(graph, catalog),
    ...checkNodes(graph, catalog),
    ...checkConnections(graph, catalog),
    ...checkBodies(graph, catalog),
    ...checkJumps(graph, catalog),
    ...checkJoins(graph, catalog),
    ...checkCompensations(graph, catalog),
    ...checkCallable(graph, catalog),
    ...checkReferences(graph, catalog, context),
  ];
}
