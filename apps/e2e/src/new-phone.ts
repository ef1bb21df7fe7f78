/** A number that nobody on the sandbox's phone has yet, so that a test may run again on the same stack. */
export function newPhone(): string {
  return `+99455${String(Math.floor(1_000_000 + Math.random() * 8_999_998)).replace(/0000$/, '1111')}`;
}
