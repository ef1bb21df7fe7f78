import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again and again until `condition` gives something truthy, and returns that.
 * An error of the condition counts as "not yet"; the last one becomes the cause when time is up.
 */
export async function waitUntil(what, condition, { timeout = 30_000, every = 100, signal } = {}) {
  const deadline = Date.now() + timeout;
  let lastError;
  for (;;) {
    signal?.throwIfAborted();
    try {
      const value = await condition();
      if (value) return value;
    } catch (error) {
      lastError = error;
    }
    if (Date.now() > deadline) {
      throw new Error(`${what}: still not so after ${Math.round(timeout / 1000)} s`, { cause: lastError });
    }
    await delay(every, undefined, { signal });
  }
}
