import { ERROR_POLICIES, isErrorCode } from '@flowkeep/contracts';
import type { RetryPolicy } from '@flowkeep/graph';

const LONGEST_PAUSE_SECONDS = 3_600;

/** How often a step is tried that always fails with this code, and how long the pauses between its tries take together. */
export function giveUp(policy: RetryPolicy, code: string): { readonly attempts: number; readonly seconds: number } {
  const canHelp = isErrorCode(code) && ERROR_POLICIES[code].retry;
  if (!canHelp || policy.on?.includes(code) === false) return { attempts: 1, seconds: 0 };
  let seconds = 0;
  for (let pause = 1; pause < policy.attempts; pause += 1) {
    const factor = policy.backoff === 'same' ? 1 : 2 ** (pause - 1);
    seconds += Math.min(policy.firstDelaySeconds * factor, LONGEST_PAUSE_SECONDS);
  }
  return { attempts: policy.attempts, seconds };
}
