/** A name that no workflow has yet, so that a test may run again on the same stack. */
export function newName(words: string): string {
  return `${words} ${String(Math.floor(1_000 + Math.random() * 9_000))}`;
}
