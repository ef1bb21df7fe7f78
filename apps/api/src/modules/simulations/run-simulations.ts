import { DomainError } from '@flowkeep/contracts';
import type { Graph, Plan } from '@flowkeep/graph';
import type { SavedSimulation } from '@flowkeep/persistence';
import {
  checkExpectations,
  parseExpectations,
  parseScenario,
  simulate,
  type SimulationLimits,
  type SimulationResult,
} from '@flowkeep/simulation';
import type { SimulationVerdictDto } from './simulation.dto.ts';

/** How far a simulation goes here: other requests wait while it counts. */
const LIMITS: Partial<SimulationLimits> = { events: 20_000, steps: 5_000 };

/** Plays one scenario. Throws `invalid-input` for what is no scenario, or none of this plan. */
export async function playScenario(plan: Plan, graph: Graph, scenario: unknown): Promise<SimulationResult> {
  return simulate({ plan, graph, scenario: parseScenario(scenario), limits: LIMITS });
}

/** Plays saved simulations one after the other; other requests have their turn between two. */
export async function runSimulations(
  plan: Plan,
  graph: Graph,
  saved: readonly SavedSimulation[],
): Promise<SimulationVerdictDto[]> {
  const verdicts: SimulationVerdictDto[] = [];
  for (const simulation of saved) {
    verdicts.push(await verdictOf(plan, graph, simulation));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return verdicts;
}

async function verdictOf(
  plan: Plan,
  graph: Graph,
  { id, name, scenario, expectations }: SavedSimulation,
): Promise<SimulationVerdictDto> {
  try {
    const result = await playScenario(plan, graph, scenario);
    const failures = [...checkExpectations(result, parseExpectations(expectations))];
    const { nodes, edges, ofNodes, ofEdges } = result.coverage;
    const coverage = { nodes: { ...nodes }, edges: { ...edges }, ofNodes, ofEdges };
    return { id, name, passed: failures.length === 0, failures, coverage };
  } catch (thrown) {
    if (!(thrown instanceof DomainError)) throw thrown;
    const failure = { expectation: 'run', node: null, message: thrown.message };
    return { id, name, passed: false, failures: [failure], coverage: null };
  }
}
