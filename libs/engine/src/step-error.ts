import { DomainError, type JsonObject, type StepError } from '@flowkeep/contracts';
import { instant } from './step.ts';

/** Longest message that is kept of an error, in characters. */
const MESSAGE_LIMIT = 500;

/**
 * Turns anything thrown into an outcome. Only `DomainError` speaks for itself: the words of other errors may hold
 * what a person wrote, so they are not repeated.
 */
export function stepErrorOf(thrown: unknown, now: number, attempt = 1): StepError {
  const known = thrown instanceof DomainError;
  return {
    code: known ? thrown.code : 'internal',
    message: known ? thrown.message.slice(0, MESSAGE_LIMIT) : 'The step broke off for a reason on our side.',
    attempt,
    at: instant(now),
  };
}

/** What a failed step hands to the steps behind its error port, as `steps.<node>.error`. */
export function errorOutput(error: StepError): JsonObject {
  return { error: { code: error.code, message: error.message, attempt: error.attempt, at: error.at } };
}
