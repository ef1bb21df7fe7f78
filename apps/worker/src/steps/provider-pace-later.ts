import { ApplicationFailure } from '@temporalio/common';
import { DomainError } from '@flowkeep/contracts';

/**
 * Nobody waits longer for one turn, seconds: a worker that ends waits for its steps, and Temporal gives a step ten
 * seconds besides its own time.
 */
export const LONGEST_WAIT = 4;

/** The line at the provider is too long to wait in it, or turns were missed. Nothing was tried, so no try has failed. */
export class TurnLater extends DomainError {
  constructor() {
    super('unavailable', 'The step waits for its turn at the provider.');
  }
}

/** Tells Temporal to come again when those who stand in the line now have left it: as often as it takes. */
export function waitForTurn({ code: type, message }: TurnLater, attempt: number): ApplicationFailure {
  const nextRetryDelay = LONGEST_WAIT * 1_000;
  return ApplicationFailure.create({ type, message, details: [attempt], nextRetryDelay });
}
