import type { JsonObject, JsonValue } from '@flowkeep/contracts';
import type { FrameDraft } from './frame-draft.ts';
import { nameOf } from './name-of.ts';
import { scopeFrame } from './scope.ts';
import type { Step } from './step.ts';
import type { Turn } from './turn.ts';

/** Takes the step from the active ones and keeps what it gave. */
export function remember({ draft }: Turn, step: Step, output: JsonObject): void {
  draft.deactivate(step.key);
  if (Object.keys(output).length > 0) step.frame.keep(nameOf(step.node), output);
}

/** Variables belong to the run, or to the sub-workflow that the step is in. */
export function setVars({ draft }: Turn, frame: FrameDraft, vars: Readonly<Record<string, JsonValue>>): void {
  const owner = scopeFrame(draft, frame);
  if (owner.place === null) draft.state.vars = { ...draft.state.vars, ...vars };
  else owner.vars = { ...owner.vars, ...vars };
}
