import { endCall } from './call.ts';
import { collected, sizeWith } from './collect.ts';
import { endCompensation } from './compensation.ts';
import { contextOf } from './context.ts';
import { decided } from './decided.ts';
import { fail } from './fail.ts';
import type { FrameDraft } from './frame-draft.ts';
import { leave } from './leave.ts';
import { configOf } from './rendered.ts';
import { fillRounds, wayOn } from './rounds.ts';
import { stepErrorOf } from './step-error.ts';
import type { Step } from './step.ts';
import { activeStepOf, controlOf, type Turn } from './turn.ts';

/** A round has nothing left to do: its owner has another, or goes on. */
export function endFrame(turn: Turn, frame: FrameDraft): void {
  const owner = frame.place === null ? null : activeStepOf(turn, frame.place.owner);
  if (owner === null) return turn.draft.closeFrame(frame);
  try {
    if (owner.node.handler === 'compensation') return endCompensation(turn, owner, null);
    if (frame.place?.trigger !== undefined) return endCall(turn, owner, frame, {});
    if (turn.draft.loop(owner.key)?.items !== undefined) return endItem(turn, owner, frame);
    endRound(turn, owner, frame);
  } catch (thrown) {
    fail(turn, owner, stepErrorOf(thrown, turn.now));
  }
}

function endItem(turn: Turn, owner: Step, frame: FrameDraft): void {
  const { draft } = turn;
  const loop = draft.loop(owner.key);
  if (loop === undefined || frame.place === null) return;
  if (loop.collect !== undefined) {
    const value = collected(turn, owner, frame, loop.collect);
    loop.resultsSize = sizeWith(loop.resultsSize ?? 0, value);
    loop.results = loop.results ?? [];
    while (loop.results.length < frame.place.index) loop.results.push(null);
    loop.results[frame.place.index] = value;
  }
  loop.ended += 1;
  draft.closeFrame(frame);
  fillRounds(turn, owner);
}

function endRound(turn: Turn, owner: Step, frame: FrameDraft): void {
  const { draft } = turn;
  const loop = draft.loop(owner.key);
  if (loop === undefined) return;
  loop.ended += 1;
  const config = configOf(turn, owner, frame, loop.begun);
  draft.closeFrame(frame);
  const control = controlOf(turn, owner.node);
  const result = control.bodyEnded?.(contextOf(turn, owner, config));
  if (result === undefined) leave(turn, owner, wayOn(owner), { count: loop.ended });
  else decided(turn, owner, config, result);
}
