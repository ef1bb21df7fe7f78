import { select, selectFrom, toggle } from './choice-fields.ts';
import { condition } from './condition-field.ts';
import { assignments, list } from './list-fields.ts';
import { number } from './number-field.ts';
import { multiline, text } from './text-fields.ts';
import { step } from './step-field.ts';
import { timeOfDay, weekdays } from './calendar-fields.ts';
import { cron, duration, instant, timeZone } from './time-fields.ts';

/** One builder for each kind of field. */
export const field = {
  text,
  multiline,
  number,
  toggle,
  select,
  selectFrom,
  duration,
  instant,
  cron,
  timeZone,
  weekdays,
  timeOfDay,
  step,
  condition,
  list,
  assignments,
} as const;
