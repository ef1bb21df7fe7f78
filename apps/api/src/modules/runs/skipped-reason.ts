import type { RunStatus } from '@flowkeep/contracts';
import { MOST_HOPS } from '@flowkeep/persistence';

/** What the words mean that a rule leaves as the outcome of a run it kept from beginning. */
const REASONS: Readonly<Record<string, string>> = {
  duplicate: 'An event with the same value came before, and the trigger takes each value once.',
  'entered-before': 'The workflow runs once for each person, and this person has had their run.',
  'entered-recently': 'The person had a run of this workflow a short while ago: the time between two has not passed.',
  'still-running': 'The person has a run of this workflow that has not ended.',
  'another-running': 'Another run had the turn, and the workflow leaves out whatever comes meanwhile.',
  'too-many-hops': `Workflows begin one another in a circle: more than ${String(MOST_HOPS)} runs in a row led to this one, each of them less than an hour old, so it did not begin.`,
};

/** Why a rule of the workflow kept a run from beginning, in a sentence; null for every other run. */
export function skippedReason(status: RunStatus, outcome: string | null): string | null {
  if (status !== 'skipped') return null;
  return REASONS[outcome ?? ''] ?? 'A rule of the workflow kept this run from beginning.';
}
