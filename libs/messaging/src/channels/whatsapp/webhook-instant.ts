import type { JsonValue } from '@flowkeep/contracts';

/** Meta writes seconds since 1970 as text. Without a readable one, now. */
export function readInstant(value: JsonValue | undefined): Date {
  const seconds = Number(value);
  return Number.isFinite(seconds) && seconds > 0 ? new Date(seconds * 1000) : new Date();
}
