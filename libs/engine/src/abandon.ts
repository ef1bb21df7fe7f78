import type { FrameDraft } from './frame-draft.ts';
import { reportOf } from './step.ts';
import { activeStepOf, type Turn } from './turn.ts';

/** Lets go of an active step: of its timer, its registration, its activity, or its body. */
export function abandonStep(turn: Turn, key: string): void {
  const { draft, now } = turn;
  const step = activeStepOf(turn, key);
  const active = draft.active.get(key);
  if (step === null || active === undefined) return;
  if (active.kind === 'looping') dropBody(turn, key);
  else draft.commands.push({ kind: 'abandon', stepKey: key });
  draft.report(reportOf(step, active.background === true ? 'skipped' : 'cancelled', now));
  draft.deactivate(key);
}

/** Ends every round of a step's body at once. */
export function dropBody(turn: Turn, owner: string): void {
  for (const frame of turn.draft.frames) if (frame.place?.owner === owner) dropFrame(turn, frame);
}

/** Ends a frame with all that is under way in it. */
export function dropFrame(turn: Turn, frame: FrameDraft): void {
  abandonIn(turn, frame, () => true);
  turn.draft.closeFrame(frame);
}

/** Lets go of the active steps of a frame that are at certain nodes. */
export function abandonIn(turn: Turn, frame: FrameDraft, matches: (node: number) => boolean): void {
  for (const [key, step] of [...turn.draft.active]) {
    if ((step.frame ?? '') === frame.id && matches(step.node)) abandonStep(turn, key);
  }
}
