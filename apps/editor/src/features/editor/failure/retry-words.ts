import type { RetryPolicy } from '@flowkeep/graph';

const LONGEST_PAUSE = 3_600;

/** Codes of errors that another try may help, as they are offered. Trying again after the last ones may do a thing twice. */
export const RETRY_CODES = [
  'provider-unavailable',
  'rate-limited',
  'timed-out',
  'unavailable',
  'internal',
  'provider-rejected',
  'outcome-unknown',
] as const;
export type RetryCode = (typeof RETRY_CODES)[number];

/** How many seconds lie between the first try and the last one, the tries themselves not counted. */
export function retrySpan({ attempts, firstDelaySeconds, backoff = 'double' }: RetryPolicy): number {
  let pause = firstDelaySeconds;
  let sum = 0;
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    sum += Math.min(pause, LONGEST_PAUSE);
    if (backoff === 'double') pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
  return sum;
}

/** The policy with one code more or less. Without any code it would never try again, so the last one stays. */
export function withCode(retry: RetryPolicy, code: RetryCode, isWanted: boolean): RetryPolicy {
  const before = retry.on ?? [];
  const on = isWanted ? [...before.filter((each) => each !== code), code] : before.filter((each) => each !== code);
  return on.length === 0 ? retry : { ...retry, on };
}

/** The policy with only these errors tried again, or all that another try can help. */
export function withAnyError(retry: RetryPolicy, isAny: boolean): RetryPolicy {
  const { on: _on, ...rest } = retry;
  return isAny ? rest : { ...rest, on: ['provider-unavailable', 'rate-limited', 'timed-out'] };
}
