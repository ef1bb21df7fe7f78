import { type ControlRegistry, createEngine, type Engine, standingOf } from '@flowkeep/engine';
import type { Graph, Plan } from '@flowkeep/graph';
import type { Executor } from '@flowkeep/node-sdk';
import { controls as builtInControls } from '@flowkeep/nodes';
import { findExecutor } from '@flowkeep/nodes/executors';
import { type Admission, admit } from './admission.ts';
import type { FindPlan } from './child-runs.ts';
import { checkScenario } from './check-scenario.ts';
import { DEFAULT_LIMITS, type SimulationLimits } from './limits.ts';
import type { SimulationResult } from './result.ts';
import type { Scenario } from './scenario.ts';
import type { SimulatedPipeline } from './simulated-pipelines.ts';
import type { SimulatedRun } from './simulated-run.ts';
import { Simulation } from './simulation.ts';

export interface SimulationInput {
  readonly plan: Plan;
  readonly scenario: Scenario;
  /** The drawing that the plan was made from: by it coverage names lines as the canvas does. */
  readonly graph?: Graph;
  /** By node type; absent: the built-in ones. */
  readonly executors?: Readonly<Record<string, Executor>>;
  readonly controls?: ControlRegistry;
  /** Words of a message template with `{{1}}` for its values, or null where they are not known. */
  readonly templateText?: (name: string, language: string) => string | null;
  /** Plans of workflows that run as runs of their own; what is not found ends at once, as the answers say. */
  readonly findPlan?: FindPlan;
  /** Of the workspace; where they are not known, a stage is called what the step calls it, and is open. */
  readonly pipelines?: readonly SimulatedPipeline[];
  readonly limits?: Partial<SimulationLimits>;
  /** Awaited every few hundred events, so that a server or a page can do other things meanwhile. */
  readonly pause?: () => Promise<void>;
  /** Asked behind every event: whether a pause is due though there were few. Absent: never. */
  readonly isPauseDue?: () => boolean;
  /** Absent: the engine itself. */
  readonly makeEngine?: (plan: Plan, controls: ControlRegistry) => Engine;
}

/**
 * Runs a plan with a virtual clock in a world that only answers as the scenario says: nothing is sent or kept. The same
 * input always gives the same result.
 *
 * @throws DomainError `invalid-input` when the plan has no such trigger.
 */
export async function simulate(input: SimulationInput): Promise<SimulationResult> {
  const { plan, scenario, graph, executors } = input;
  const means = {
    scenario,
    limits: { ...DEFAULT_LIMITS, ...input.limits },
    controls: input.controls ?? builtInControls,
    findExecutor: executors === undefined ? findExecutor : (type: string) => executors[type],
    templateText: input.templateText ?? (() => null),
    findPlan: input.findPlan ?? (() => undefined),
    pipelines: input.pipelines ?? [],
    pause: input.pause ?? (() => Promise.resolve()),
    isPauseDue: input.isPauseDue ?? (() => false),
    makeEngine: input.makeEngine ?? createEngine,
  };
  const simulation = new Simulation(means, plan, graph);
  checkScenario(plan, scenario, simulation.journal);
  const admission = admit(plan, scenario);
  if (admission.message !== null) simulation.journal.problem('rule', null, admission.message);
  if (admission.kind === 'begin') await simulation.play();
  return resultOf(simulation, admission);
}

function resultOf(simulation: Simulation, admission: Admission): SimulationResult {
  const { main, journal, startedAt, now } = simulation;
  const { state, plan } = main;
  const standing = state === null ? null : standingOf(state, plan);
  // One that was skipped has ended before it began.
  const endedAt = admission.kind === 'skip' ? startedAt : main.endedAt;
  if (standing?.status === 'waiting') reportStuck(main, simulation);
  return {
    status: standing?.status ?? (admission.kind === 'skip' ? 'skipped' : 'queued'),
    outcome: standing?.outcome ?? (admission.kind === 'skip' ? admission.outcome : null),
    error: standing?.error ?? null,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
    virtualSeconds: ((endedAt ?? now) - startedAt) / 1_000,
    steps: journal.steps,
    messages: journal.messages,
    requests: journal.requests,
    children: simulation.children.list(),
    vars: state?.vars ?? {},
    outputs: state?.outputs ?? {},
    coverage: simulation.coverage.coverage(),
    events: simulation.told,
    problems: journal.problems,
  };
}

/** Says where a run stands that nothing in the scenario moves on. */
function reportStuck({ state, plan }: SimulatedRun, { journal }: Simulation): void {
  for (const step of Object.values(state?.active ?? {})) {
    const node = plan.nodes[step.node];
    if (step.kind !== 'waiting' || step.background === true || node === undefined) continue;
    const message = `The run waits at "${node.title}" for something that the scenario does not bring.`;
    journal.problem('stuck', node.id, message);
  }
}
