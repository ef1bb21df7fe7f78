import { Temporal } from 'temporal-polyfill';
import { instantOfLocal } from './local-time.ts';

/** Weekdays, 1 is Monday and 7 Sunday, with the times between which they are open, `09:00` to `18:00`. */
export interface OpeningHours {
  readonly days: readonly number[];
  readonly from: string;
  /** Not later than `from`: the hours go on into the next day. The same as `from`: a whole day. */
  readonly to: string;
}

/** A week has seven days; a zone that skips one of them, as some islands have, needs one week more. */
const DAYS_AHEAD = 15;

/**
 * The moment itself where it lies inside the hours, else the moment when they open next, in epoch milliseconds.
 * Hours include their beginning and not their end. Null where no day is given.
 */
export function nextOpening(hours: OpeningHours, now: number, timeZone: string): number | null {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  // The hours of yesterday may reach into today.
  for (let days = -1; days <= DAYS_AHEAD; days += 1) {
    const date = today.add({ days });
    if (!hours.days.includes(date.dayOfWeek)) continue;
    const { opens, closes } = hoursOf(hours, date, timeZone);
    if (closes > now && closes > opens) return Math.max(opens, now);
  }
  return null;
}

function hoursOf({ from, to }: OpeningHours, date: Temporal.PlainDate, timeZone: string) {
  const [begin, end] = [Temporal.PlainTime.from(from), Temporal.PlainTime.from(to)];
  const lastDate = Temporal.PlainTime.compare(end, begin) > 0 ? date : date.add({ days: 1 });
  return {
    opens: instantOfLocal(date.toPlainDateTime(begin), timeZone),
    closes: instantOfLocal(lastDate.toPlainDateTime(end), timeZone),
  };
}
