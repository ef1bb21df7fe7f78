import { ApplicationFailure } from '@temporalio/common';
import { LONGEST_WAIT, TurnLater } from './provider-pace-later.ts';

/** Pauses shorter than this pass in the activity, milliseconds: they cost the run nothing. */
const SHORT_PAUSE = 2_000;
/** So often a chain comes for its turn at a provider before its run may listen: about half a minute. */
const TURNS_UNHEARD = 7;

/**
 * How long a step must wait until it is tried again, milliseconds, where that is long enough for its run to hear
 * meanwhile what has happened. Else null. `attempt` is the number of the activity's attempt, from 1.
 */
export function longPauseBehind(thrown: unknown, attempt: number): number | null {
  if (thrown instanceof TurnLater) return attempt < TURNS_UNHEARD ? null : LONGEST_WAIT * 1_000;
  if (!(thrown instanceof ApplicationFailure) || typeof thrown.nextRetryDelay !== 'number') return null;
  return thrown.nextRetryDelay < SHORT_PAUSE ? null : thrown.nextRetryDelay;
}
