import type { Plan } from '@flowkeep/graph';
import { DomainError } from '@flowkeep/contracts';
import { advance } from './advance.ts';
import { begin } from './begin.ts';
import { burst } from './burst.ts';
import type { ControlRegistry } from './control.ts';
import { deadlineOf } from './deadline.ts';
import { indexOf } from './plan-index.ts';
import { reopen, type Retry } from './reopen.ts';
import { ENGINE_VERSION, type RunInput, type RunState } from './state.ts';
import type { EngineEvent } from './engine-event.ts';
import type { Transition } from './transition.ts';
import { type Turn, turnOf } from './turn.ts';

/**
 * The scheduler of one plan. It is a pure function of its arguments: no clock, no chance, no I/O. `now` is in epoch
 * milliseconds. What it cannot decide alone it asks for by commands.
 */
export interface Engine {
  /** Begins a run at its trigger. Throws `invalid-input` when the plan has no such trigger. */
  readonly start: (input: RunInput, now: number) => Transition;
  /** Tells the run what happened. An event for a step that is not active, or for a finished run, changes nothing. */
  readonly advance: (state: RunState, event: EngineEvent, now: number) => Transition;
  /** See {@link reopenRun}. */
  readonly reopen: (state: RunState, retry: Retry, now: number) => Transition;
}

/** Makes the engine of a plan. Controls give the behaviour of its pure and waiting nodes and its handlers. */
export function createEngine(plan: Plan, controls: ControlRegistry): Engine {
  return {
    start: (input, now) => {
      const trigger = triggerIndex(plan, input.triggerNode);
      const turn = turnOf(plan, controls, initialState(plan, input, now), now);
      begin(turn, trigger);
      burst(turn);
      return transitionOf(turn);
    },
    advance: (state, event, now) => {
      if (state.status !== 'running') return { state, commands: [], reports: [] };
      const turn = turnOf(plan, controls, state, now);
      advance(turn, event);
      return transitionOf(turn);
    },
    reopen: (state, retry, now) => {
      const turn = turnOf(plan, controls, raised(plan, state), now);
      reopen(turn, retry);
      burst(turn);
      return transitionOf(turn);
    },
  };
}

function transitionOf({ draft, work }: Turn): Transition {
  const transition = draft.transition();
  return work.done === 0 ? transition : { ...transition, work: work.done };
}

/**
 * Takes up a failed run where it broke: the steps that it was at are entered again. Throws `conflict` when
 * the run has not failed, or did not keep where it stood.
 */
export function reopenRun(engine: Engine, state: RunState, retry: Retry, now: number): Transition {
  return engine.reopen(state, retry, now);
}

/**
 * The state as the present engine goes on with it: there is no history that holds it to an older one. In the first version
 * nodes could still stand in the queue that had had their turn.
 */
function raised(plan: Plan, state: RunState): RunState {
  if (state.engineVersion >= 2 || state.ready === undefined) return { ...state, engineVersion: ENGINE_VERSION };
  const { exits } = indexOf(plan);
  const ready = state.ready.filter(([, node]) => {
    const isLeft = exits[node]?.ports.some(([, edges]) => edges.some((edge) => state.edges[edge] !== undefined));
    return isLeft !== true && state.visits[plan.nodes[node]?.id ?? ''] === undefined;
  });
  return { ...state, ready, engineVersion: ENGINE_VERSION };
}

function triggerIndex(plan: Plan, nodeId: string): number {
  const index = plan.triggers.find((trigger) => plan.nodes[trigger]?.id === nodeId);
  if (index === undefined) throw new DomainError('invalid-input', `This workflow version has no trigger "${nodeId}".`);
  return index;
}

function initialState(plan: Plan, input: RunInput, now: number): RunState {
  const deadline = deadlineOf(plan, now);
  const startedAt = Math.min(input.startedAt ?? now, now);
  return {
    engineVersion: input.engineVersion ?? ENGINE_VERSION,
    runId: input.runId,
    status: 'running',
    startedAt,
    lastSpokeAt: startedAt,
    triggerNode: input.triggerNode,
    workspace: input.workspace,
    contact: input.contact,
    timeZone: input.contact?.timeZone ?? plan.settings.timeZone ?? input.workspace.timeZone,
    trigger: input.trigger,
    vars: {},
    outputs: {},
    edges: {},
    visits: {},
    active: {},
    sequence: 0,
    ...(deadline !== null && { deadline }),
  };
}
