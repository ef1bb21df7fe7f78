import type { OperableRun } from './operable-run.repository.ts';
import { RUN_ACTIONS, type RunAction } from './run-action.ts';

/** Why a run cannot follow an order, in a sentence for the person who gave it; null where it can. */
export function refusalOf(run: OperableRun, action: RunAction): string | null {
  switch (action) {
    case 'pause':
      return notOpen(run, 'pause') ?? beingCancelled(run) ?? pausedAlready(run);
    case 'resume':
      return notOpen(run, 'resume') ?? beingCancelled(run) ?? notPaused(run);
    case 'cancel':
      return notOpen(run, 'cancel');
    case 'move':
      return notOpen(run, 'move') ?? beingCancelled(run);
    case 'skip':
      return run.status === 'failed'
        ? notRetriable(run)
        : (notOpen(run, 'skip') ?? beingCancelled(run) ?? notAtStep(run));
    case 'retry':
      return run.status === 'failed' ? notRetriable(run) : 'Only a run that has failed can be tried again.';
  }
}

/** The orders that a run could follow now, for the buttons that are shown. */
export function allowedActions(run: OperableRun): readonly RunAction[] {
  return RUN_ACTIONS.filter((action) => refusalOf(run, action) === null);
}

export const BEING_CANCELLED = 'The run is being cancelled. Wait until it has ended.';

const VERBS = { pause: 'pause', resume: 'resume', cancel: 'cancel', move: 'move', skip: 'skip' } as const;

function notOpen(run: OperableRun, verb: keyof typeof VERBS): string | null {
  return run.ended ? `The run has ended already, so there is nothing to ${VERBS[verb]}.` : null;
}

function beingCancelled(run: OperableRun): string | null {
  return run.pending.includes('cancel') ? BEING_CANCELLED : null;
}

function pausedAlready(run: OperableRun): string | null {
  return willBePaused(run) ? 'The run is paused already.' : null;
}

function notPaused(run: OperableRun): string | null {
  return willBePaused(run) ? null : 'The run is not paused, so there is nothing to resume.';
}

/** The last order decides: what a run has been told shows in its status a moment later. */
function willBePaused({ lastPause, status }: OperableRun): boolean {
  return lastPause === null ? status === 'paused' : lastPause === 'pause';
}

function notAtStep(run: OperableRun): string | null {
  if (run.unstarted) return 'The run has not begun, so it stands at no step that could be skipped.';
  return willBePaused(run) ? 'The run is paused. Resume it, then skip the step.' : null;
}

function notRetriable(run: OperableRun): string | null {
  if (run.pending.includes('retry')) return 'The run is about to be tried again already.';
  if (run.ruleTaken)
    return 'Another run has its turn, and the workflow lets only one run at a time. Try again when it has ended.';
  if (run.hasSnapshot) return null;
  return 'Nothing is kept of where this run stood: its data was deleted after its time or with its person, or it ended before there was any. Start a new run instead.';
}
