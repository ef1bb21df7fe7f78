import { Temporal } from 'temporal-polyfill';

/** Ends with Z or an offset, after a time of day. */
const WITH_OFFSET = /[T ]\d{2}:?\d{2}.*(Z|[+-]\d{2}(:?\d{2})?)$/i;

/**
 * Epoch milliseconds of an ISO date, date with time, or instant; null when it is none of these. One without an offset is
 * read in `timeZone`, a date alone as its first moment there. A time that a clock change skips is moved forward.
 */
export function readInstant(text: string, timeZone: string): number | null {
  const trimmed = text.trim();
  try {
    if (WITH_OFFSET.test(trimmed)) return Temporal.Instant.from(trimmed).epochMilliseconds;
    return Temporal.PlainDateTime.from(trimmed).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return null;
  }
}
