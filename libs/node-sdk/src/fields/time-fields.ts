import { CronPattern } from 'croner';
import { hasTemplate } from '@flowkeep/expressions';
import { DURATION_UNITS, durationMilliseconds } from '../duration.ts';
import type { Duration, Field } from '../field.ts';
import { z } from '../zod.ts';
import { checked } from './complaint.ts';
import type { FieldOptions } from './field-options.ts';

const LONGEST: Duration = { amount: 366, unit: 'days' };
const INSTANT = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** A length of time, more than nothing and a year at most. */
export function duration(options: FieldOptions<Duration>): Field<Duration> {
  const { label, initial, required = true } = options;
  const fix = 'Give a whole number of seconds, minutes, hours or days, a year at most.';
  const shape = z.strictObject(
    {
      amount: z.number({ error: `${label} must be a number.` }),
      unit: z.enum(DURATION_UNITS, { error: `${label} needs a unit.` }),
    },
    { error: `${label} must be a length of time.` },
  );
  const schema = checked<Duration>(shape, (value) => {
    if (!Number.isInteger(value.amount)) return { message: `${label} must be a whole number.`, fix };
    if (value.amount <= 0) return { message: `${label} must be more than nothing.`, fix };
    return durationMilliseconds(value) > durationMilliseconds(LONGEST)
      ? { message: `${label} is too long.`, fix }
      : null;
  });
  return {
    fix,
    ...options,
    kind: 'duration',
    templates: false,
    required,
    empty: initial ?? { amount: 1, unit: 'days' },
    schema,
  };
}

/** A date, a date with time, or an instant, in ISO form; without an offset it is read in the run's time zone. */
export function instant(options: FieldOptions<string>): Field<string> {
  const { label, required = true } = options;
  const schema = checked(z.string({ error: `${label} must be a date and time.` }), (value) =>
    hasTemplate(value) || (INSTANT.test(value) && !Number.isNaN(Date.parse(value.replace(' ', 'T'))))
      ? null
      : { message: `${label} is not a date and time.`, fix: 'Write it like 2026-03-20 10:00, or pick a value.' },
  );
  return { ...options, kind: 'instant', templates: true, required, empty: '', schema };
}

/** A cron pattern of five parts: minute, hour, day of month, month, day of week. */
export function cron(options: FieldOptions<string>): Field<string> {
  const { label, required = true } = options;
  const schema = checked(z.string({ error: `${label} must be text.` }), (value) =>
    isCron(value)
      ? null
      : {
          message: `${label} is not a schedule.`,
          fix: 'Write five parts, for example 0 9 * * 1-5 for weekdays at 9:00.',
        },
  );
  return { ...options, kind: 'cron', templates: false, required, empty: '', schema };
}

/** An IANA time zone. */
export function timeZone(options: FieldOptions<string>): Field<string> {
  const { label, required = true } = options;
  const schema = checked(z.string({ error: `${label} must be text.` }), (value) =>
    isTimeZone(value) ? null : { message: `${label} is not known.`, fix: 'Choose one like Asia/Baku.' },
  );
  return { ...options, kind: 'time-zone', templates: false, required, empty: '', schema };
}

function isCron(value: string): boolean {
  try {
    return new CronPattern(value, undefined, { mode: '5-part' }) instanceof CronPattern;
  } catch {
    return false;
  }
}

/** Whether it names an IANA time zone. */
export function isTimeZone(value: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
