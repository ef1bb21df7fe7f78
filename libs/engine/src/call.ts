import type { JsonObject } from '@flowkeep/contracts';
import { dropFrame } from './abandon.ts';
import { beginLooping, openRound } from './body.ts';
import type { FrameDraft } from './frame-draft.ts';
import { leave } from './leave.ts';
import { wayOn } from './rounds.ts';
import type { Step } from './step.ts';
import type { Turn } from './turn.ts';

/** Begins an inline sub-workflow: a single round with a scope of its own. */
export function beginCall(turn: Turn, step: Step, config: JsonObject, inputs: JsonObject): void {
  beginLooping(turn, step, config);
  openRound(turn, step, { trigger: inputs });
}

/** The sub-workflow is over: its values are what the step that called it gives. */
export function endCall(turn: Turn, owner: Step, frame: FrameDraft, values: JsonObject): void {
  dropFrame(turn, frame);
  leave(turn, owner, wayOn(owner), values);
}
