import { setTimeout as pause } from 'node:timers/promises';

interface WaitOptions {
  /** Milliseconds until it gives up. */
  readonly timeout?: number;
  /** Milliseconds between two looks. */
  readonly every?: number;
  /** Said in the error when time is up. */
  readonly what?: string;
}

type Truthy<T> = Exclude<T, null | undefined | false | 0 | ''>;

/**
 * Looks again and again until `condition` gives something, and returns that. An error of the condition counts as
 * "not yet"; when time is up the last one is the cause of the error that is thrown.
 */
export async function waitFor<T>(condition: () => T | Promise<T>, options: WaitOptions = {}): Promise<Truthy<T>> {
  const { timeout = 15_000, every = 50, what = 'The condition' } = options;
  const deadline = Date.now() + timeout;
  let lastError: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value) return value as Truthy<T>;
    } catch (error) {
      lastError = error;
    }
    if (Date.now() > deadline)
      throw new Error(`${what} did not come true in ${String(timeout)} ms.`, { cause: lastError });
    await pause(every);
  }
}
