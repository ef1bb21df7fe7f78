import { ApplicationFailure } from '@temporalio/common';
import type { DomainError } from '@flowkeep/contracts';

// The number of the try travels bare: where the key of a run does not open, an object could not be sealed.

/** Nothing was tried, for our own database is away: as often as it takes. */
export function waitForDatabase(attempt: number): ApplicationFailure {
  const message = 'The step waits until our own database is back.';
  return ApplicationFailure.create({ type: 'unavailable', message, details: [attempt], nextRetryDelay: '5s' });
}

/** The outcome of a step, as Temporal keeps it: the code is the type. */
export function finalFailure({ code, message }: DomainError, attempt: number): ApplicationFailure {
  return ApplicationFailure.create({ type: code, message, nonRetryable: true, details: [attempt] });
}

/** Tells Temporal to try the whole again: what was done before the step is in the ledger. Delay in milliseconds. */
export function orderToTryAgain({ code, message }: DomainError, attempt: number, delay: number): ApplicationFailure {
  return ApplicationFailure.create({ type: code, message, details: [attempt], nextRetryDelay: delay });
}
