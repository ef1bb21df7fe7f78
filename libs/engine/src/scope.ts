import type { JsonObject } from '@flowkeep/contracts';
import type { Scope } from '@flowkeep/expressions';
import { instant } from './step.ts';
import type { RunState } from './state.ts';

/** What templates of a step may speak of. `now` is the moment of the event that led to the step, epoch milliseconds. */
export function scopeOf(state: RunState, now: number): Scope {
  return {
    trigger: state.trigger,
    contact: state.contact === null ? null : ({ ...state.contact } satisfies JsonObject),
    vars: state.vars,
    steps: { ...state.outputs, [state.triggerNode]: state.trigger },
    workspace: { ...state.workspace },
    run: { id: state.runId, startedAt: instant(state.startedAt), now: instant(now) },
  };
}
