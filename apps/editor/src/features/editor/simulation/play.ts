import { type CompileResult, compileGraph, type Graph, type GraphContext, type Plan } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { type Scenario, simulate, type SimulatedPipeline, type SimulationResult } from '@flowkeep/simulation';
import type { InnerSteps } from '../../../canvas/step-title.ts';

export interface PlayMeans {
  readonly graph: Graph;
  readonly context: GraphContext;
  readonly templateText: (name: string, language: string) => string | null;
  readonly pipelines: readonly SimulatedPipeline[];
}

/** The draft as it would run. */
export function compileDraft({ graph, context }: Pick<PlayMeans, 'graph' | 'context'>): CompileResult {
  return compileGraph(graph, nodeCatalog, context);
}

/** The steps of a plan that are not drawn: those of workflows that were copied in. */
export function innerSteps({ nodes }: Plan): InnerSteps {
  return Object.fromEntries(
    nodes.flatMap(({ id, title, localId }) => (localId === undefined ? [] : [[id, { title }]])),
  );
}

/** Plays a scenario on a plan of the draft in the browser; nothing is sent or kept. */
export function play(plan: Plan, scenario: Scenario, means: PlayMeans): Promise<SimulationResult> {
  const { graph, context, templateText, pipelines } = means;
  return simulate({
    plan,
    graph,
    scenario,
    templateText,
    pipelines,
    findPlan: (id) => {
      const found = context.workflows?.(id);
      const compiled = found && compileDraft({ graph: found.graph, context: { ...context, workflowId: id } });
      return compiled?.ok === true ? compiled.plan : undefined;
    },
    // Long simulations leave the page time to draw and to listen.
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  });
}
