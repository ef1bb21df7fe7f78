import { DomainError, type JsonObject, type StepError } from '@flowkeep/contracts';
import { instant } from './step.ts';

/** Longest message that is kept of an error, in characters. */
const MESSAGE_LIMIT = 500;
/** NUL and halves of characters. */
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

/**
 * Turns anything thrown into an outcome. Only `DomainError` speaks for itself: the words of other errors may hold
 * what a person wrote, so they are not repeated.
 */
export function stepErrorOf(thrown: unknown, now: number, attempt = 1): StepError {
  const known = thrown instanceof DomainError;
  return {
    code: known ? thrown.code : 'internal',
    message: known ? storable(thrown.message) : 'The step broke off for a reason on our side.',
    attempt,
    at: instant(now),
  };
}

/** The error with a message that can be kept. */
export function storableError(error: StepError): StepError {
  return { ...error, message: storable(error.message) };
}

/** A message may repeat what came from outside: no database keeps NUL or half of a character, and a cut makes halves. */
function storable(message: string): string {
  return message.slice(0, MESSAGE_LIMIT).replace(UNSTORABLE, '');
}

/** What a failed step hands to the steps behind its error port, as `steps.<node>.error`. */
export function errorOutput(error: StepError): JsonObject {
  return { error: { code: error.code, message: error.message, attempt: error.attempt, at: error.at } };
}
