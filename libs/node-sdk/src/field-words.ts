import type { Field, FieldKind } from './field.ts';

/** What to do about a field that says nothing of its own. */
export const DEFAULT_FIXES = {
  text: 'Write it, or pick a value.',
  multiline: 'Write it, or pick a value.',
  number: 'Type a number.',
  toggle: 'Turn it on or off.',
  select: 'Choose one of the list.',
  duration: 'Give a number and a unit.',
  instant: 'Give a date and time, or pick a value.',
  cron: 'Say when it should start.',
  'time-zone': 'Choose a time zone.',
  weekdays: 'Choose at least one day.',
  'time-of-day': 'Give a time such as 09:00.',
  step: 'Choose a step.',
  condition: 'Add a rule.',
  list: 'Add at least one.',
  assignments: 'Add a line.',
} as const satisfies Record<FieldKind, string>;

/** Says that a required field is not filled in. */
export function emptyMessage(field: Field): string {
  switch (field.kind) {
    case 'select':
    case 'time-zone':
    case 'weekdays':
    case 'step':
      return `${field.label}: nothing is chosen.`;
    case 'condition':
      return `${field.label}: there is no rule yet.`;
    case 'list':
    case 'assignments':
      return `${field.label}: there is nothing in the list.`;
    default:
      return `${field.label} is empty.`;
  }
}
