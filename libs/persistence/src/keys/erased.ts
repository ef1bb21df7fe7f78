/** What is left of a value whose key was destroyed. */
export const ERASED = Object.freeze({ erased: true } as const);

export type Erased = typeof ERASED;

/** Whether a value that was opened is the tombstone. */
export function isErased(value: unknown): value is Erased {
  return value === ERASED;
}
