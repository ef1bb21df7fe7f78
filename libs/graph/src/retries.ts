import { ERROR_POLICIES, isErrorCode } from '@flowkeep/contracts';
import type { RetryPolicy } from './graph.ts';
import { LONGEST_PAUSE_SECONDS } from './limits.ts';

/**
 * Whether a step that failed with this code is worth another try, as far as the code goes. Where the step's own settings
 * name codes, these count; else those that another try can help with.
 */
export function isWorthAnotherTry(code: string, { on = [] }: Pick<RetryPolicy, 'on'>): boolean {
  if (on.length > 0) return on.some((named) => named === code);
  return isErrorCode(code) && ERROR_POLICIES[code].retry;
}

/** Seconds between a try that has failed, counted from 1, and the next. */
export function secondsToNextTry({ firstDelaySeconds, backoff }: RetryPolicy, attempt: number): number {
  const factor = backoff === 'same' ? 1 : 2 ** (attempt - 1);
  return Math.min(firstDelaySeconds * factor, LONGEST_PAUSE_SECONDS);
}
