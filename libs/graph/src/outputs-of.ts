import { callableOf } from './calls.ts';
import type { GraphNode } from './graph.ts';
import type { GraphContext } from './graph-context.ts';
import type { NodeCatalog, OutputValue } from './node-catalog.ts';
import { structureOf } from './structure-of.ts';

/**
 * What a node gives to later ones. A call that is waited for gives what the other workflow promises, as far as
 * `context` can find that; empty: nothing is known of it.
 */
export function outputsOf(node: GraphNode, catalog: NodeCatalog, context: GraphContext = {}): readonly OutputValue[] {
  const own = catalog.get(node.type)?.outputs(node.config) ?? [];
  const structure = structureOf(node, catalog);
  if (structure?.kind !== 'call' || structure.runsAs === 'quick') return own;
  const callee = context.workflows?.(structure.workflowId);
  const promised = callee === undefined ? [] : (callableOf(callee.graph, catalog)?.structure.outputs ?? []);
  return [...own, ...promised.map(({ name, type }): OutputValue => ({ path: name, label: name, type }))];
}
