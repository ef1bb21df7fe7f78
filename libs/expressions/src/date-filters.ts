import type { Liquid } from 'liquidjs';
import { textWithZone } from './instant-text.ts';

/** Filters that write a date. */
export const DATE_FILTERS = [
  'date',
  'date_to_xmlschema',
  'date_to_rfc822',
  'date_to_string',
  'date_to_long_string',
] as const;

type DateFilter = (this: { readonly context: RunContext }, value: unknown, ...rest: unknown[]) => unknown;

interface RunContext {
  readonly getSync: (path: string[]) => unknown;
}

/**
 * Makes dates come out the same wherever and however often a template is evaluated: `now` is the run's own time, which
 * a replay knows, and a text without a zone is read as UTC, never in the zone of the machine.
 */
export function fixDates(engine: Liquid): void {
  for (const name of DATE_FILTERS) {
    const original = engine.filters[name] as unknown as DateFilter;
    const fixed: DateFilter = function (value, ...rest) {
      return original.call(this, fixedDate(value, this.context), ...rest);
    };
    engine.registerFilter(name, fixed as never);
  }
}

function fixedDate(value: unknown, context: RunContext): unknown {
  if (typeof value !== 'string') return value;
  // Where there is no run, in a preview or before a run begins, nothing is ever replayed.
  if (value === 'now' || value === 'today') return context.getSync(['run', 'now']) ?? value;
  return textWithZone(value);
}
