import type { JsonValue } from '@flowkeep/contracts';

/** Later than any real one; what lies far beyond has no place in a date of ours. */
const LATEST = 10_000_000_000;

/** Meta writes seconds since 1970 as text. Without a readable one, now. */
export function readInstant(value: JsonValue | undefined): Date {
  const seconds = Number(value);
  return seconds > 0 && seconds < LATEST ? new Date(seconds * 1000) : new Date();
}
