/** Waits for all, however some of them end, and then throws the first failure. */
export async function everyOne<T>(work: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
