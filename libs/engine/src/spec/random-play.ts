import type { Plan } from '@flowkeep/graph';
import { createEngine } from '../engine.ts';
import type { RunState } from '../state.ts';
import type { EngineEvent } from '../engine-event.ts';
import type { Command, Transition } from '../transition.ts';
import type { StepReport } from '@flowkeep/contracts';
import { PERSON, PLAIN_CONTROLS, WORKSPACE } from './run-player.ts';
import type { Choose } from './random-drawing.ts';

/** How a run is played. */
export interface PlayOptions {
  /** Which of the steps that can end does so next. */
  readonly pick: Choose;
  /** Something else that happens instead, now and then. */
  readonly disturb?: (state: RunState, turn: number) => EngineEvent | undefined;
  /** What stands between two events: what is kept and read again. */
  readonly carry?: (state: RunState) => RunState;
  /** Events it is given up after. */
  readonly patience?: number;
  readonly engineVersion?: number;
  /** Goes on with this instead of beginning a run. */
  readonly from?: Transition;
}

/** All that came of it. */
export interface Played {
  readonly state: RunState;
  readonly transitions: readonly Transition[];
  /** The latest report of each step. */
  readonly steps: ReadonlyMap<string, StepReport>;
  /** Steps that were executed, sorted. */
  readonly executed: readonly string[];
}

/** Plays a run of a random drawing to its end. Each step ends as its config says, whenever that is. */
export function playRandom(plan: Plan, options: PlayOptions): Played {
  const { pick, disturb, carry = (state) => state, patience = 2_000, engineVersion, from } = options;
  const version = engineVersion === undefined ? {} : { engineVersion };
  const input = { runId: 'r', triggerNode: 'start', trigger: {}, contact: PERSON, workspace: WORKSPACE, ...version };
  let last = from ?? createEngine(plan, PLAIN_CONTROLS).start(input, 1_000);
  const transitions = [last];
  for (let turn = 1; last.state.status === 'running' && turn < patience; turn += 1) {
    const event = disturb?.(last.state, turn) ?? nextEvent(plan, last, pick);
    if (event === undefined) break;
    last = createEngine(plan, PLAIN_CONTROLS).advance(carry(last.state), event, 1_000 + turn);
    transitions.push(last);
  }
  const reports = transitions.flatMap((transition) => transition.reports);
  const commands = transitions.flatMap((transition): readonly Command[] => transition.commands);
  const executed = commands.flatMap((command) => (command.kind === 'execute' ? [command.stepKey] : [])).sort();
  return { state: last.state, transitions, steps: new Map(reports.map((report) => [report.key, report])), executed };
}

/** Steps that could end now, in the order in which they began. */
export function openSteps(state: RunState): readonly string[] {
  return Object.entries(state.active).flatMap(([key, { kind, background }]) =>
    kind === 'looping' || background === true ? [] : [key],
  );
}

function nextEvent(plan: Plan, { state, commands }: Transition, pick: Choose): EngineEvent | undefined {
  if (commands.at(-1)?.kind === 'continue') return { kind: 'continue' };
  if (state.pausedAt != null) return { kind: 'resume' };
  const open = openSteps(state);
  const key = open[pick(open.length)];
  const active = key === undefined ? undefined : state.active[key];
  if (key === undefined || active === undefined) return undefined;
  const config = plan.nodes[active.node]?.config ?? {};
  if (config['fails'] === true) return { kind: 'failed', stepKey: key, error: ERROR };
  if (active.kind === 'waiting') return { kind: 'due', stepKey: key };
  const port = typeof config['port'] === 'string' ? config['port'] : 'next';
  return { kind: 'executed', stepKey: key, result: { port, output: { by: key } } };
}

const ERROR = { code: 'provider-rejected', message: 'Refused.', attempt: 1, at: '2026-01-01T00:00:00.000Z' };
