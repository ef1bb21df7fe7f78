import { callableOf, callsOf, type Call } from '../calls.ts';
import type { Graph } from '../graph.ts';
import { type GraphContext, spokenName } from '../graph-context.ts';
import type { NodeCatalog } from '../node-catalog.ts';
import type { Problem } from '../problem.ts';
import type { CallFinding } from './call-finding.ts';
import { inputFindings } from './call-inputs.ts';
import { inlineFinding } from './inline-calls.ts';

/** Rules about calls of other workflows. Without a way to find workflows nothing is checked. */
export function checkCalls(graph: Graph, catalog: NodeCatalog, context: GraphContext): readonly Problem[] {
  return callsOf(graph, catalog).flatMap((call) =>
    findings(call, catalog, context).map(({ field, ...finding }) => ({
      severity: 'error' as const,
      place: { kind: 'node' as const, nodeId: call.node.id, field },
      ...finding,
    })),
  );
}

function findings(call: Call, catalog: NodeCatalog, context: GraphContext): readonly CallFinding[] {
  const { node, structure } = call;
  if (context.workflows === undefined || structure.workflowId === '') return [];
  const callee = context.workflows(structure.workflowId);
  const name = spokenName(context, structure.workflowId, 'a workflow');
  if (callee === undefined) {
    const message = `"${node.title}" calls ${name}, which is not published.`;
    return [
      { code: 'call-unknown', field: 'workflow', message, fix: 'Publish that workflow first, or choose another.' },
    ];
  }
  const callable = callableOf(callee.graph, catalog);
  if (callable === null) {
    const message = `"${node.title}" calls ${name}, which cannot be called.`;
    const fix = 'Begin that workflow with "Called by a workflow" and publish it.';
    return [{ code: 'call-not-callable', field: 'workflow', message, fix }];
  }
  const inline = inlineFinding(call, catalog, context);
  return [...(inline === null ? [] : [inline]), ...inputFindings(call, callable.structure.inputs, context)];
}
