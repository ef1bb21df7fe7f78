import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/workflow';
import { isErrorCode, type StepError } from '@flowkeep/contracts';

/** What became of an activity that failed for good, as an outcome of its step. */
export function activityError(thrown: unknown, now: number): StepError {
  const at = new Date(now).toISOString();
  const cause = thrown instanceof ActivityFailure ? thrown.cause : thrown;
  if (cause instanceof ApplicationFailure) {
    const code = cause.type != null && isErrorCode(cause.type) ? cause.type : 'internal';
    return { code, message: cause.message, attempt: attemptOf(cause), at };
  }
  if (cause instanceof TimeoutFailure) {
    return { code: 'provider-unavailable', message: 'The step took longer than it may.', attempt: 1, at };
  }
  return { code: 'internal', message: 'The step broke off for a reason on our side.', attempt: 1, at };
}

/** A bare number; histories of before have it in an object. */
function attemptOf({ details }: ApplicationFailure): number {
  const [detail] = (details ?? []) as readonly unknown[];
  if (typeof detail === 'number') return detail;
  const isObject = typeof detail === 'object' && detail !== null && 'attempt' in detail;
  return isObject && typeof detail.attempt === 'number' ? detail.attempt : 1;
}
