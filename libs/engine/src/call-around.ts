import type { FrameDraft } from './frame-draft.ts';
import type { Step } from './step.ts';
import { activeStepOf, type Turn } from './turn.ts';

/** The frame of the sub-workflow or the compensation that a frame is in, with the step that it belongs to. */
export function callAround(turn: Turn, frame: FrameDraft): { readonly owner: Step; readonly frame: FrameDraft } | null {
  if (frame.place === null) return null;
  const owner = activeStepOf(turn, frame.place.owner);
  if (owner === null) return null;
  if (frame.place.trigger !== undefined || owner.node.handler === 'compensation') return { owner, frame };
  return callAround(turn, owner.frame);
}
