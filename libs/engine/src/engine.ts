import type { Plan } from '@flowkeep/graph';
import { DomainError } from '@flowkeep/contracts';
import { Advance } from './advance.ts';
import type { ControlRegistry } from './control.ts';
import { ENGINE_VERSION, type RunInput, type RunState } from './state.ts';
import type { EngineEvent, Transition } from './transition.ts';

/**
 * The scheduler of one plan. It is a pure function of its arguments: no clock, no chance, no I/O. `now` is in epoch
 * milliseconds. What it cannot decide alone it asks for by commands.
 */
export interface Engine {
  /** Begins a run at its trigger. Throws `invalid-input` when the plan has no such trigger. */
  readonly start: (input: RunInput, now: number) => Transition;
  /** Tells the run what happened. An event for a step that is not active, or for a finished run, changes nothing. */
  readonly advance: (state: RunState, event: EngineEvent, now: number) => Transition;
}

/** Makes the engine of a plan. Controls give the behaviour of its pure and waiting nodes. */
export function createEngine(plan: Plan, controls: ControlRegistry): Engine {
  return {
    start: (input, now) => {
      const advance = new Advance(plan, controls, initialState(plan, input, now), now);
      advance.begin(triggerIndex(plan, input.triggerNode));
      return advance.transition();
    },
    advance: (state, event, now) => {
      const advance = new Advance(plan, controls, state, now);
      if (state.status === 'running') advance.apply(event);
      return advance.transition();
    },
  };
}

function triggerIndex(plan: Plan, nodeId: string): number {
  const index = plan.triggers.find((trigger) => plan.nodes[trigger]?.id === nodeId);
  if (index === undefined) throw new DomainError('invalid-input', `This workflow version has no trigger "${nodeId}".`);
  return index;
}

function initialState(plan: Plan, input: RunInput, now: number): RunState {
  return {
    engineVersion: ENGINE_VERSION,
    runId: input.runId,
    status: 'running',
    startedAt: now,
    lastSpokeAt: now,
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
  };
}
