import { type CompileResult, compileGraph, type Graph, type Plan, type PublishedWorkflow } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { type Scenario, simulate, type SimulationResult } from '@flowkeep/simulation';

export interface PlayMeans {
  readonly graph: Graph;
  readonly called: ReadonlyMap<string, PublishedWorkflow>;
  readonly templateText: (name: string, language: string) => string | null;
}

/** The draft as it would run. */
export function compileDraft({ graph, called }: Pick<PlayMeans, 'graph' | 'called'>): CompileResult {
  return compileGraph(graph, nodeCatalog, { workflows: (id) => called.get(id) });
}

/** Plays a scenario on a plan of the draft in the browser; nothing is sent or kept. */
export function play(plan: Plan, scenario: Scenario, means: PlayMeans): Promise<SimulationResult> {
  const { graph, called, templateText } = means;
  return simulate({
    plan,
    graph,
    scenario,
    templateText,
    findPlan: (id) => {
      const found = called.get(id);
      const compiled = found && compileDraft({ graph: found.graph, called });
      return compiled?.ok === true ? compiled.plan : undefined;
    },
    // Long simulations leave the page time to draw and to listen.
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  });
}
