import type { JsonObject, JsonValue } from '@flowkeep/contracts';
import type { Scope } from '@flowkeep/expressions';
import type { FrameDraft } from './frame-draft.ts';
import type { RunDraft } from './run-draft.ts';
import { instant } from './step.ts';
import type { RunState } from './state.ts';

/** What templates of a run may speak of: the outputs of its steps are by name. */
export interface RunScope extends Scope {
  readonly steps: Readonly<Record<string, JsonObject>>;
}

type Facts = Pick<RunState, 'contact' | 'workspace' | 'runId' | 'startedAt'>;

/** What templates of a step outside of loops and sub-workflows may speak of. `now` is the moment of the event, epoch ms. */
export function scopeOf(state: Omit<RunState, 'edges' | 'visits' | 'active'>, now: number): Scope {
  const steps = { ...state.outputs, [state.triggerNode]: state.trigger };
  return { trigger: state.trigger, vars: state.vars, steps, ...factsOf(state, now) };
}

/**
 * What templates of a step of a frame may speak of: its own outputs and those of the frames around it, as far as the
 * sub-workflow that it is in. `now` is the moment of the event that led to the step, epoch milliseconds.
 */
export function scopeIn(draft: RunDraft, frame: FrameDraft, now: number): RunScope {
  if (frame.place === null) return { ...rootScope(draft), ...factsOf(draft.state, now) };
  const inside: FrameDraft[] = [];
  let around: FrameDraft | null = frame;
  while (around?.place && around.place.trigger === undefined) {
    inside.unshift(around);
    around = draft.frame(around.place.parent);
  }
  const outer = around?.place ? ownScope(around) : rootScope(draft);
  const steps: Record<string, JsonObject> = { ...outer.steps };
  for (const each of inside) Object.assign(steps, each.outputs);
  return { trigger: outer.trigger, vars: outer.vars, steps, ...factsOf(draft.state, now) };
}

interface OuterScope {
  readonly trigger: JsonObject;
  readonly vars: Readonly<Record<string, JsonValue>>;
  readonly steps: Readonly<Record<string, JsonObject>>;
}

function ownScope({ place, vars = {}, outputs }: FrameDraft): OuterScope {
  return { trigger: place?.trigger ?? {}, vars, steps: outputs };
}

function rootScope({ state, root }: RunDraft): OuterScope {
  const { trigger, triggerNode, vars } = state;
  return { trigger, vars, steps: root.outputsWith(triggerNode, trigger) };
}

function factsOf({ contact, workspace, runId, startedAt }: Facts, now: number) {
  return {
    contact: contact === null ? null : ({ ...contact } satisfies JsonObject),
    workspace: { ...workspace },
    run: { id: runId, startedAt: instant(startedAt), now: instant(now) },
  };
}

/** The frame whose variables a step sees: that of the sub-workflow it is in, else the root. */
export function scopeFrame(draft: RunDraft, frame: FrameDraft): FrameDraft {
  let found: FrameDraft = frame;
  while (found.place !== null && found.place.trigger === undefined) {
    found = draft.frame(found.place.parent) ?? draft.root;
  }
  return found;
}
