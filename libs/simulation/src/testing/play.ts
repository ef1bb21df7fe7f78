import type { Graph } from '@flowkeep/graph';
import type { SimulationResult } from '../result.ts';
import type { Answer, Happening, Scenario } from '../scenario.ts';
import { simulate } from '../simulate.ts';
import { planOf, SCENARIO } from './draw.ts';

/** A drawing with the workflows that it calls. */
export interface Drawn {
  readonly graph: Graph;
  readonly calls?: Readonly<Record<string, Graph>>;
}

/** Simulates a drawing whose trigger is called `start`. */
export function play({ graph, calls = {} }: Drawn, scenario: Partial<Scenario> = {}): Promise<SimulationResult> {
  const plans = Object.fromEntries(Object.entries(calls).map(([id, called]) => [id, planOf(called, calls)]));
  return simulate({
    plan: planOf(graph, calls),
    graph,
    scenario: { ...SCENARIO, ...scenario },
    findPlan: (id) => plans[id],
    limits: { depth: 50 },
  });
}

/** Answers by which work takes so many seconds: `takes({ a: 60 })`. */
export function takes(seconds: Readonly<Record<string, number>>): Readonly<Record<string, Answer>> {
  return Object.fromEntries(Object.entries(seconds).map(([node, after]) => [node, { after }]));
}

/** A custom event after so many seconds. */
export function event(key: string, after: number): Happening {
  return { after, kind: 'event.custom', key };
}

/** Requests in the order in which they were made: `node@seconds`. */
export function requests(result: SimulationResult): readonly string[] {
  return result.requests.map(({ node, at }) => `${node}@${String(secondsOf(result, at))}`);
}

/** The paths of the addresses that were asked, in order. */
export function asked(result: SimulationResult): readonly string[] {
  return result.requests.map(({ url }) => url.replace('https://example.com/', ''));
}

/** Second at which the first visit of a node began; null when there was none. */
export function begun(result: SimulationResult, node: string): number | null {
  const step = result.steps.find(({ nodeId, visit }) => nodeId === node && visit > 0);
  return step === undefined ? null : secondsOf(result, step.startedAt);
}

/** How often a node was visited. */
export function visits(result: SimulationResult, node: string): number {
  return result.coverage.nodes[node] ?? 0;
}

/** What became of the steps of a node, in the order in which they began. */
export function statuses(result: SimulationResult, node: string): readonly string[] {
  return result.steps.filter(({ nodeId }) => nodeId === node).map(({ status }) => status);
}

function secondsOf(result: SimulationResult, at: string): number {
  return (Date.parse(at) - Date.parse(result.startedAt)) / 1_000;
}
