import { DomainError, type JsonObject } from '@flowkeep/contracts';
import { dropFrame } from './abandon.ts';
import { endCall } from './call.ts';
import { callAround } from './call-around.ts';
import { endCompensation } from './compensation.ts';
import type { ControlResult } from './control.ts';
import { failAround } from './fail.ts';
import { finish } from './finish.ts';
import { remember } from './remember.ts';
import { stepErrorOf } from './step-error.ts';
import { reportOf, type Step } from './step.ts';
import type { Turn } from './turn.ts';

type EndResult = Extract<ControlResult, { kind: 'end' }>;

/** Ends the run, or the sub-workflow or compensation that the step is in. */
export function end(turn: Turn, step: Step, result: EndResult): void {
  const { output = {}, values } = result;
  if (result.status === 'failed') return endFailed(turn, step, result, output);
  remember(turn, step, output);
  turn.draft.report(reportOf(step, 'done', turn.now, { output }));
  endAround(turn, step, values === undefined ? {} : { result: values });
}

/** A goal is reached: nothing that is under way is needed any more. */
export function reachGoal(turn: Turn, step: Step, output: JsonObject): void {
  remember(turn, step, output);
  turn.draft.report(reportOf(step, 'done', turn.now, { output }));
  endAround(turn, step, { outcome: step.node.id });
}

function endAround(turn: Turn, step: Step, ending: { readonly result?: JsonObject; readonly outcome?: string }): void {
  const around = callAround(turn, step.frame);
  if (around === null) return finish(turn, 'completed', ending);
  if (around.owner.node.handler !== 'compensation')
    return endCall(turn, around.owner, around.frame, ending.result ?? {});
  dropFrame(turn, around.frame);
  endCompensation(turn, around.owner, null);
}

function endFailed(turn: Turn, step: Step, result: EndResult, output: JsonObject): void {
  const message = result.message ?? 'The workflow ended this run as failed.';
  // The node said so itself: what it does on errors is not asked.
  failAround(turn, step, stepErrorOf(new DomainError('invalid-input', message), turn.now), output);
}
