const FIRST_PAUSE = 200;
const TRIES = 6;

/** Tries again for about six seconds; the last error is thrown. For writes that nobody else could repeat. */
export async function insist<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (attempt === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE * 2 ** (attempt - 1)));
    }
  }
}
