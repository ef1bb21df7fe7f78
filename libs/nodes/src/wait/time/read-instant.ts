import { Temporal } from 'temporal-polyfill';
import { instantOfLocal } from './local-time.ts';

/** Ends with Z or an offset, after a time of day. */
const WITH_OFFSET = /[T ]\d{2}:?\d{2}.*(Z|[+-]\d{2}(:?\d{2})?)$/i;

/** No writing of an instant is longer. */
const LONGEST = 64;

/**
 * Epoch milliseconds of an ISO date, date with time, or instant; null when it is none of these. One without an offset is
 * read in `timeZone`, a date alone as its first moment there.
 */
export function readInstant(text: string, timeZone: string): number | null {
  const trimmed = text.length > LONGEST ? '' : text.trim();
  try {
    if (WITH_OFFSET.test(trimmed)) return Temporal.Instant.from(trimmed).epochMilliseconds;
    return instantOfLocal(Temporal.PlainDateTime.from(trimmed), timeZone);
  } catch {
    return null;
  }
}
