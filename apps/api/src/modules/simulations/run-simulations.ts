import { DomainError } from '@flowkeep/contracts';
import type { Graph, Plan } from '@flowkeep/graph';
import type { SavedSimulation } from '@flowkeep/persistence';
import {
  checkExpectations,
  type FindPlan,
  parseExpectations,
  parseScenario,
  simulate,
  type SimulatedPipeline,
  type SimulationLimits,
  type SimulationResult,
} from '@flowkeep/simulation';
import { ComputingTurns } from './computing-turns.ts';
import type { SimulationVerdictDto } from './simulation.dto.ts';

/** As far as in the editor, so that both come to the same verdict; fewer reports are kept, for others compute here too. */
const LIMITS: Partial<SimulationLimits> = { steps: 5_000 };

/** What is simulated, and where it finds the workflows that it calls. */
export interface Simulated {
  readonly plan: Plan;
  readonly graph: Graph;
  readonly findPlan: FindPlan;
  /** Of the workspace: moved deals are told by them. */
  readonly pipelines: readonly SimulatedPipeline[];
}

/** Plays one scenario. Throws `invalid-input` for what is no scenario, or none of this plan, or takes too long. */
export async function playScenario(
  simulated: Simulated,
  scenario: unknown,
  turns = new ComputingTurns(),
): Promise<SimulationResult> {
  const { isOver: isPauseDue, next: pause } = turns;
  return simulate({ ...simulated, scenario: parseScenario(scenario), limits: LIMITS, pause, isPauseDue });
}

/** Plays saved simulations one after the other; other requests have their turn between two, and within long ones. */
export async function runSimulations(
  simulated: Simulated,
  saved: readonly SavedSimulation[],
): Promise<SimulationVerdictDto[]> {
  const verdicts: SimulationVerdictDto[] = [];
  for (const simulation of saved) {
    verdicts.push(await verdictOf(simulated, simulation));
    await othersTurn();
  }
  return verdicts;
}

async function verdictOf(
  simulated: Simulated,
  { id, name, scenario, expectations }: SavedSimulation,
): Promise<SimulationVerdictDto> {
  try {
    const result = await playScenario(simulated, scenario);
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

function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
