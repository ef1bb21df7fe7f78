import type { SummaryPart } from '@flowkeep/node-sdk';
import { defineNode, durationWords, field, leftOut, type Weekday } from '@flowkeep/node-sdk';
import { NEXT_PORT } from '../../ports.ts';
import { plain, strong, written } from '../../summary-parts.ts';
import { hoursWords } from './hours-words.ts';

const help = `
Waits for a length of time, until a date and time, or for days and hours such as weekdays from 9 to 18, and then goes on.

Times are read in the person's zone, else in the workflow's, else in the workspace's, unless you choose another. Inside
the hours, and at a time that has passed, it does not wait at all. A time that a clock change skips is the first moment
after it; one that comes twice is the first of the two. Where the hours have begun and ended during a pause or an outage, it
waits until they begin again.
`.trim();

const hours = { field: 'mode', is: ['hours'] } as const;
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

export const waitTime = defineNode({
  type: 'wait.time',
  version: 1,
  class: 'waiting',
  family: 'wait',
  group: 'wait',
  label: 'Wait for a time',
  title: 'Wait a while',
  icon: 'clock',
  description: 'Goes on after some time, at a time, or in working hours.',
  help,
  fields: {
    mode: field.select({
      label: 'Wait',
      initial: 'for',
      options: [
        { value: 'for', label: 'For some time' },
        { value: 'until', label: 'Until a time' },
        { value: 'hours', label: 'For days and hours' },
      ],
    }),
    duration: field.duration({
      label: 'How long',
      initial: { amount: 1, unit: 'days' },
      showWhen: { field: 'mode', is: ['for'] },
    }),
    until: field.instant({ label: 'Until', showWhen: { field: 'mode', is: ['until'] } }),
    days: leftOut(field.weekdays({ label: 'Days', initial: WEEKDAYS, showWhen: hours })),
    from: leftOut(field.timeOfDay({ label: 'From', initial: '09:00', showWhen: hours })),
    to: leftOut(
      field.timeOfDay({
        label: 'To',
        initial: '18:00',
        help: 'Not later than the beginning means the next day; the same time means the whole day.',
        showWhen: hours,
      }),
    ),
    zone: leftOut(
      field.select({
        label: 'On the clock of',
        required: false,
        options: [
          { value: 'contact', label: 'The person, else the workflow' },
          { value: 'workflow', label: 'The workflow, else the workspace' },
          { value: 'workspace', label: 'The workspace' },
        ],
        showWhen: { field: 'mode', is: ['until', 'hours'] },
      }),
    ),
  },
  ports: () => NEXT_PORT,
  outputs: () => [],
  // A time that has passed, or hours that are open now, are no wait.
  structure: ({ mode }) => (mode === 'until' || mode === 'hours' ? { kind: 'may-pass' } : null),
  summary: ({ mode, duration, until = '', days = [], from = '', to = '' }): readonly SummaryPart[] => {
    if (mode === 'hours') return [plain('For '), strong(hoursWords({ days, from, to }))];
    if (mode === 'until') return until === '' ? [plain('No time yet')] : [plain('Until '), written(until)];
    return duration === undefined ? [plain('No time yet')] : [plain('For '), strong(durationWords(duration))];
  },
});
