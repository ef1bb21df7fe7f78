/** A step that takes longer than this is shown while it runs, milliseconds. */
const SHOWN_AFTER = 1_000;

/**
 * Lets others see a step that takes its time. What they see is written before the step is over: nothing that happens
 * later can be overwritten by it.
 */
export async function watched<T>(show: () => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  let showing: Promise<unknown> = Promise.resolve();
  const timer = setTimeout(() => {
    // Only for the eyes: where the database is away, the step itself is what counts.
    showing = show().catch(() => undefined);
  }, SHOWN_AFTER);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    await showing;
  }
}
