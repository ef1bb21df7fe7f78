import type { JsonObject, StepError } from '@flowkeep/contracts';
import type { BrokenStep } from './active-step.ts';
import type { RunDraft } from './run-draft.ts';
import { reportOf } from './step.ts';
import { activeStepOf, type Turn } from './turn.ts';

/** Why a run ended, where it matters. */
export interface Ending {
  readonly error?: StepError;
  /** Id of the goal that was reached. */
  readonly outcome?: string;
  readonly result?: JsonObject;
}

/** Ends the run and lets go of everything that is still under way. */
export function finish(turn: Turn, status: 'completed' | 'failed' | 'cancelled', ending: Ending = {}): void {
  const { draft, now } = turn;
  const { error, ...facts } = ending;
  for (const [key, active] of [...draft.active]) {
    const step = activeStepOf(turn, key);
    if (step !== null) draft.report(reportOf(step, active.background === true ? 'skipped' : 'cancelled', now));
    if (active.kind !== 'looping') draft.commands.push({ kind: 'abandon', stepKey: key });
    draft.deactivate(key);
  }
  if (status !== 'failed') forgetPlaces(draft);
  const { held: _held, pausedAt: _at, closing: _closing, compensations: _rest, ...rest } = draft.state;
  draft.state = { ...rest, ...facts, status, error: error ?? null };
  draft.commands.push({ kind: 'finish', status, error: error ?? null, ...facts });
}

/** Fails the run and keeps where it stood, so that it can be tried again. */
export function finishFailed(turn: Turn, error: StepError, broken: readonly BrokenStep[]): void {
  finish(turn, 'failed', { error });
  turn.draft.state.broken = broken;
}

function forgetPlaces(draft: RunDraft): void {
  for (const frame of draft.frames) draft.closeFrame(frame);
  draft.ready.remove(draft.root, () => true);
  delete draft.state.completed;
  delete draft.state.forgotten;
}
