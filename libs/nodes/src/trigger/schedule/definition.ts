import { defineNode, field } from '@flowkeep/node-sdk';
import { NEXT_PORT } from '../../ports.ts';
import { code, plain, strong } from '../../summary-parts.ts';
import { dedupFields } from '../dedup-fields.ts';
import { cronWords } from './cron-words.ts';

const help = `
Starts at fixed times, for example every day at 9:00.

The times are five parts: minute, hour, day of the month, month, day of the week. \`0 9 * * 1-5\` is every weekday at 9:00.
A run begun by a schedule is about nobody in particular: find or save a contact before you write to anybody.
`.trim();

/** The clock. `trigger` is `{ dueAt }`, the time that was due, whenever the run really began. */
export const triggerSchedule = defineNode({
  type: 'trigger.schedule',
  version: 1,
  class: 'trigger',
  family: 'trigger',
  group: 'start',
  label: 'Schedule',
  title: 'At a fixed time',
  icon: 'calendar-clock',
  description: 'Starts at the times you set.',
  help,
  fields: {
    cron: field.cron({
      label: 'Times',
      initial: '0 9 * * *',
      fix: 'Write five parts, for example 0 9 * * 1-5 for weekdays at 9:00.',
    }),
    timeZone: field.timeZone({ label: 'Time zone', required: false, help: 'Without one, the workspace’s zone.' }),
    ...dedupFields,
  },
  ports: () => NEXT_PORT,
  outputs: () => [{ path: 'dueAt', label: 'Due at', type: 'instant' }],
  summary: ({ cron = '', timeZone = '' }) => {
    const words = cronWords(cron);
    const times = words === null ? [plain('At '), code(cron || 'no time yet')] : [strong(words)];
    return timeZone === '' ? times : [...times, plain(`, ${timeZone}`)];
  },
});
