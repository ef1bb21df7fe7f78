const EVERY = 2_000;

/**
 * Lets Temporal hear every two seconds that the worker lives, and what it is at: one that has died is noticed soon. The
 * answer says whether the work is still wanted.
 */
export async function beating<T>(
  heartbeat: (step: string) => void,
  step: () => string,
  work: () => Promise<T>,
): Promise<T> {
  const beats = setInterval(() => heartbeat(step()), EVERY);
  try {
    return await work();
  } finally {
    clearInterval(beats);
  }
}
