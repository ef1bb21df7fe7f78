import type { SelectOption } from '@flowkeep/node-sdk';

/** What is known of a workflow when one is chosen to hear of failed runs. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** Types of the triggers by which its live version begins. */
  readonly beginsWith: readonly string[];
}

/** By what a workflow begins that hears of failed runs. */
const HEARS = 'trigger.error';

/** The workflows that can hear of this one's failed runs: others, published, that begin with such a failure. */
export function hearingChoices(candidates: readonly Candidate[], workflowId: string): readonly SelectOption[] {
  return candidates
    .filter(({ id, beginsWith }) => id !== workflowId && beginsWith.includes(HEARS))
    .map(({ id, name }) => ({ value: id, label: name }));
}
