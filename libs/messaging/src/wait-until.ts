import { setTimeout as pause } from 'node:timers/promises';

export interface WaitOptions {
  /** Milliseconds since 1970. */
  readonly deadline: number;
  readonly every: number;
  readonly signal: AbortSignal | undefined;
}

/** Looks until there is something to see; null at the deadline. Looks at least once. Rejects when aborted. */
export async function waitUntil<T>(look: () => Promise<T | null>, options: WaitOptions): Promise<T | null> {
  for (;;) {
    const seen = await look();
    if (seen !== null) return seen;
    const left = options.deadline - Date.now();
    if (left <= 0) return null;
    await pause(Math.min(options.every, left), undefined, { signal: options.signal });
  }
}
