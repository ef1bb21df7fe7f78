import { defineNode, durationWords, field } from '@flowkeep/node-sdk';
import { NEXT_PORT } from '../../ports.ts';
import { plain, strong, written } from '../../summary-parts.ts';

const help = `
Waits for a length of time, or until a date and time, and then goes on.

A time without a zone is read in the person's zone, else in the workflow's, else in the workspace's. A time that has
passed does not wait at all.
`.trim();

export const waitTime = defineNode({
  type: 'wait.time',
  version: 1,
  class: 'waiting',
  family: 'wait',
  group: 'wait',
  label: 'Wait for a time',
  title: 'Wait a while',
  icon: 'clock',
  description: 'Goes on after some time, or at a time.',
  help,
  fields: {
    mode: field.select({
      label: 'Wait',
      initial: 'for',
      options: [
        { value: 'for', label: 'For some time' },
        { value: 'until', label: 'Until a time' },
      ],
    }),
    duration: field.duration({
      label: 'How long',
      initial: { amount: 1, unit: 'days' },
      showWhen: { field: 'mode', is: ['for'] },
    }),
    until: field.instant({ label: 'Until', showWhen: { field: 'mode', is: ['until'] } }),
  },
  ports: () => NEXT_PORT,
  outputs: () => [],
  summary: ({ mode, duration, until = '' }) => {
    if (mode === 'until') return until === '' ? [plain('No time yet')] : [plain('Until '), written(until)];
    return duration === undefined ? [plain('No time yet')] : [plain('For '), strong(durationWords(duration))];
  },
});
