/** An event that this many runs have led to, one through another, begins no further run. */
export const MOST_HOPS = 10;

interface Rule {
  readonly why: string;
  /** What to change where the run should have begun. */
  readonly change: string;
}

/** By the word that a rule leaves as the outcome of a run it kept from beginning. */
const RULES: Readonly<Record<string, Rule>> = {
  duplicate: {
    why: 'An event with the same value came before, and the trigger takes each value once.',
    change: 'Give it another value, or let its trigger take every event.',
  },
  'entered-before': {
    why: 'The workflow runs once for each person, and this person has had their run.',
    change: 'In its settings, choose who may come again.',
  },
  'entered-recently': {
    why: 'The person had a run of this workflow a short while ago: the time between two has not passed.',
    change: 'In its settings, choose a shorter time, or who may come again.',
  },
  'still-running': {
    why: 'The person has a run of this workflow that has not ended.',
    change: 'Call it later, or let people come again in its settings.',
  },
  'another-running': {
    why: 'Another run had the turn, and the workflow leaves out whatever comes meanwhile.',
    change: 'In its settings, let runs wait for their turn.',
  },
  'too-many-hops': {
    why: `Workflows begin one another in a circle: more than ${String(MOST_HOPS)} runs in a row led to this one, each of them less than an hour old, so it did not begin.`,
    change: 'Take one of the calls out of the circle.',
  },
};

const UNKNOWN: Rule = {
  why: 'A rule of the workflow kept this run from beginning.',
  change: 'Look at its settings and its trigger.',
};

/** Why a rule of the workflow kept a run with this outcome from beginning, in a sentence. */
export function skippedReason(outcome: string | null): string {
  return (RULES[outcome ?? ''] ?? UNKNOWN).why;
}

/** What a run that called another is told when a rule kept that one from beginning. */
export function skippedCallError(outcome: string | null): { readonly code: 'invalid-input'; readonly message: string } {
  const { why, change } = RULES[outcome ?? ''] ?? UNKNOWN;
  return { code: 'invalid-input', message: `The workflow that was called did not run. ${why} ${change}` };
}
