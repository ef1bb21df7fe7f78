import type { JsonObject, StepError } from '@flowkeep/contracts';
import { dropBody } from './abandon.ts';
import type { BrokenStep } from './active-step.ts';
import { callAround } from './call-around.ts';
import { endCompensation } from './compensation.ts';
import { decideEdges } from './edge-rules.ts';
import { catches, wayOut } from './fatal.ts';
import { finishFailed } from './finish.ts';
import type { FrameDraft } from './frame-draft.ts';
import { errorOutput } from './step-error.ts';
import { activeStep, reportOf, type Step } from './step.ts';
import { remember } from './remember.ts';
import { activeStepOf, type Turn } from './turn.ts';

/**
 * What a failed step leads to: its own way out, or else that of the loop, the sub-workflow or the compensation around
 * it, or else the end of the run.
 */
export function fail(turn: Turn, step: Step, error: StepError, output: JsonObject = {}): void {
  const { draft, now } = turn;
  const port = wayOut(step.node);
  if (port === undefined && !isCaught(turn, step.frame)) return failRun(turn, step, error, output);
  if (draft.active.get(step.key)?.kind === 'looping') dropBody(turn, step.key);
  if (port === undefined) {
    remember(turn, step, output);
    draft.report(reportOf(step, 'failed', now, { error, output }));
    return failOwner(turn, step.frame, error);
  }
  remember(turn, step, errorOutput(error));
  draft.report(reportOf(step, 'failed', now, { ports: [port], output: errorOutput(error), error }));
  decideEdges(turn, step.frame, step.index, [port]);
}

/**
 * A step ends its workflow as failed: no loop around it is asked. Only a sub-workflow or a compensation keeps the failure
 * to itself, where it has a way out.
 */
export function failAround(turn: Turn, step: Step, error: StepError, output: JsonObject): void {
  const around = callAround(turn, step.frame);
  if (around === null || !isCaught(turn, around.frame)) return failRun(turn, step, error, output);
  remember(turn, step, output);
  turn.draft.report(reportOf(step, 'failed', turn.now, { error, output }));
  failOwner(turn, around.frame, error);
}

/** A failure inside of a body is one of the step that it belongs to. */
function failOwner(turn: Turn, frame: FrameDraft, error: StepError): void {
  const owner = ownerOf(turn, frame);
  if (owner === null) return;
  if (owner.node.handler === 'compensation') return endCompensation(turn, owner, error);
  fail(turn, owner, error);
}

function failRun(turn: Turn, step: Step, error: StepError, output: JsonObject): void {
  const { draft, now } = turn;
  const place = draft.active.get(step.key) ?? activeStep(step, { kind: 'executing' });
  const others = [...draft.active].filter(([key]) => key !== step.key);
  const broken: BrokenStep[] = [{ key: step.key, step: place, failed: true }];
  for (const [key, active] of others) broken.push({ key, step: active, failed: false });
  remember(turn, step, output);
  draft.report(reportOf(step, 'failed', now, { error, output }));
  const owners = ownersOf(turn, step.frame);
  finishFailed(turn, error, broken);
  for (const owner of owners) draft.report(reportOf(owner, 'failed', now, { error }));
}

function isCaught(turn: Turn, frame: FrameDraft): boolean {
  return ownersOf(turn, frame).some(({ node }) => catches(node));
}

/** Steps around a frame, innermost first. */
function ownersOf(turn: Turn, frame: FrameDraft): readonly Step[] {
  const owner = ownerOf(turn, frame);
  return owner === null ? [] : [owner, ...ownersOf(turn, owner.frame)];
}

function ownerOf(turn: Turn, frame: FrameDraft): Step | null {
  return frame.place === null ? null : activeStepOf(turn, frame.place.owner);
}
