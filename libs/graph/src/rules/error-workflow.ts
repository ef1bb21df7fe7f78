import type { Graph } from '../graph.ts';
import { type GraphContext, spokenName } from '../graph-context.ts';
import type { NodeCatalog } from '../node-catalog.ts';
import type { Problem } from '../problem.ts';
import { nodesWith } from '../structure-of.ts';

/** The workflow that hears of failed runs is published, another one, and begins with such a failure. */
export function checkErrorWorkflow(
  { settings: { errorWorkflowId } }: Graph,
  catalog: NodeCatalog,
  context: GraphContext,
): readonly Problem[] {
  const { workflows, workflowId } = context;
  if (errorWorkflowId === undefined || workflows === undefined) return [];
  if (errorWorkflowId === workflowId) {
    return [problem('A workflow cannot hear of its own failed runs.', 'Choose another workflow in the settings.')];
  }
  const hearer = workflows(errorWorkflowId);
  const name = spokenName(context, errorWorkflowId, 'The chosen workflow');
  if (hearer === undefined) {
    const fix = 'Publish that workflow, or choose another in the settings.';
    return [problem(`${name} is not published: it cannot hear of failed runs.`, fix)];
  }
  const hears = nodesWith(Object.values(hearer.graph.nodes), catalog, 'hears-failures').length > 0;
  const fix = 'Begin that workflow with "Failed run", or choose another in the settings.';
  return hears ? [] : [problem(`${name} cannot hear of failed runs: it does not begin with one.`, fix)];
}

function problem(message: string, fix: string): Problem {
  return { code: 'error-workflow', severity: 'error', place: { kind: 'workflow' }, message, fix };
}
