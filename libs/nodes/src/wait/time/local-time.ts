import { type Temporal } from 'temporal-polyfill';

/**
 * Epoch milliseconds of a date and time on the clocks of a zone. A time that a clock change skips is the first moment
 * after the gap, one that comes twice is the first of the two.
 */
export function instantOfLocal(local: Temporal.PlainDateTime, timeZone: string): number {
  const moment = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (moment.toPlainDateTime().equals(local)) return moment.epochMilliseconds;
  // In a gap "earlier" reads the time with the offset before the change, which gives a moment before it.
  return moment.getTimeZoneTransition('next')?.epochMilliseconds ?? moment.epochMilliseconds;
}
