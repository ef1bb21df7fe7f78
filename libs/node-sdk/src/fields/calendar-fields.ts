import type { Field, Weekday } from '../field.ts';
import { z } from '../zod.ts';
import { checked } from './complaint.ts';
import type { FieldOptions } from './field-options.ts';

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
const weekday = z.literal([1, 2, 3, 4, 5, 6, 7] satisfies Weekday[], { error: 'A day is a number from 1 to 7.' });

/** Days of the week; 1 is Monday, 7 is Sunday. */
export function weekdays(options: FieldOptions<readonly Weekday[]>): Field<readonly Weekday[]> {
  const { label, required = true } = options;
  const shape = z.array(weekday, { error: `${label} must be days of the week.` });
  const schema = checked<readonly Weekday[]>(shape, (days) =>
    new Set(days).size === days.length
      ? null
      : { message: `${label} has a day twice.`, fix: 'Choose each day once at most.' },
  );
  return { ...options, kind: 'weekdays', templates: false, required, empty: [], schema };
}

/** A time on the clock of 24 hours, `00:00` to `23:59`. */
export function timeOfDay(options: FieldOptions<string>): Field<string> {
  const { label, required = true } = options;
  const schema = checked(z.string({ error: `${label} must be a time.` }), (value) =>
    TIME_OF_DAY.test(value) ? null : { message: `${label} is not a time.`, fix: 'Write it like 09:00.' },
  );
  return { ...options, kind: 'time-of-day', templates: false, required, empty: '', schema };
}
