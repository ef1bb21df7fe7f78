import type { RunStatus } from '@flowkeep/contracts';

/** What the words mean that a rule leaves as the outcome of a run it kept from beginning. */
const REASONS: Readonly<Record<string, string>> = {
  duplicate: 'An event with the same value came before, and the trigger takes each value once.',
  once: 'The workflow runs once for each person, and this person has had their run.',
  window: 'The person had a run of this workflow a short while ago, and the time between two has not passed.',
  running: 'The person has a run of this workflow that has not ended.',
  busy: 'Another run had its turn, and the workflow skips whatever comes meanwhile.',
  replaced: 'A newer event took the place of this one before it began.',
};

/** Why a rule of the workflow kept a run from beginning, in a sentence; null for every other run. */
export function skippedReason(status: RunStatus, outcome: string | null): string | null {
  if (status !== 'skipped') return null;
  return REASONS[outcome ?? ''] ?? 'A rule of the workflow kept this run from beginning.';
}
