import { Temporal } from 'temporal-polyfill';
import { instantOfLocal } from './local-time.ts';

/** Ends with Z or an offset, after a time of day. */
const WITH_OFFSET = /[T ]\d{2}:?\d{2}.*(Z|[+-]\d{2}(:?\d{2})?)$/i;

/** No writing of an instant is longer. */
const LONGEST = 64;

/** Later moments have years of five digits and more, which no database and no calendar takes. */
const LATEST = Date.UTC(9_999, 11, 31);

/**
 * Epoch milliseconds of an ISO date, date with time, or instant; null when it is none of these. One without an offset is
 * read in `timeZone`, a date alone as its first moment there.
 */
export function readInstant(text: string, timeZone: string): number | null {
  const trimmed = text.length > LONGEST ? '' : text.trim();
  try {
    const instant = WITH_OFFSET.test(trimmed)
      ? Temporal.Instant.from(trimmed).epochMilliseconds
      : instantOfLocal(Temporal.PlainDateTime.from(trimmed), timeZone);
    return instant > LATEST ? null : instant;
  } catch {
    return null;
  }
}
