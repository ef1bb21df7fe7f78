import { DomainError } from '@flowkeep/contracts';

/** What becomes of an event that could not be dispatched. `error` holds nothing personal. */
export type EventOutcome =
  | { readonly kind: 'retry'; readonly seconds: number; readonly error: string }
  | { readonly kind: 'give-up'; readonly error: string };

const MOST_ATTEMPTS = 8;
const LONGEST_PAUSE = 300;

/** Errors that a retry cannot help end an event at once; others after eight tries in about ten minutes. */
export function outcomeOfFailure(thrown: unknown, attemptsBefore: number): EventOutcome {
  const known = thrown instanceof DomainError ? thrown : null;
  const error = known === null ? 'internal: the event could not be handled.' : `${known.code}: ${known.message}`;
  if (known !== null && !known.retryable) return { kind: 'give-up', error };
  if (attemptsBefore + 1 >= MOST_ATTEMPTS) return { kind: 'give-up', error };
  return { kind: 'retry', seconds: Math.min(2 ** (attemptsBefore + 1), LONGEST_PAUSE), error };
}
