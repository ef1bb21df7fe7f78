import { isWorthAnotherTry, type RetryPolicy, secondsToNextTry } from '@flowkeep/graph';

/** How often a step is tried that always fails with this code, and how long the pauses between its tries take together. */
export function giveUp(policy: RetryPolicy, code: string): { readonly attempts: number; readonly seconds: number } {
  if (!isWorthAnotherTry(code, policy)) return { attempts: 1, seconds: 0 };
  let seconds = 0;
  for (let attempt = 1; attempt < policy.attempts; attempt += 1) seconds += secondsToNextTry(policy, attempt);
  return { attempts: policy.attempts, seconds };
}
