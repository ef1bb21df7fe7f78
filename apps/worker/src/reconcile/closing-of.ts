import type { RunClosing } from '@flowkeep/persistence';
import type { RunStanding } from '@flowkeep/temporal';

const MESSAGES = {
  failed: 'Temporal ended this run with a failure before it could say why. Its history in Temporal shows the reason.',
  terminated: 'This run was terminated in Temporal. Start it again if its person is still waited for.',
  'timed-out': 'This run was ended by a time limit in Temporal. Start it again if its person is still waited for.',
  unknown: 'Temporal does not know this run any more, so it cannot go on. Start it again if it is still wanted.',
} as const satisfies Partial<Record<RunStanding, string>>;

/** How a run is closed here that Temporal has closed; null for one that goes on. */
export function closingOf(standing: RunStanding, now: Date): RunClosing | null {
  switch (standing) {
    case 'open':
      return null;
    case 'completed':
    case 'cancelled':
      return { status: standing, error: null };
    case 'failed':
    case 'terminated':
    case 'timed-out':
    case 'unknown':
      return {
        status: 'failed',
        error: { code: 'internal', message: MESSAGES[standing], attempt: 1, at: now.toISOString() },
      };
  }
}
