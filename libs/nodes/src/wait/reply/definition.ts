import { defineNode, durationWords, field } from '@flowkeep/node-sdk';
import { plain, strong } from '../../summary-parts.ts';

const help = `
Waits until the person writes back. *Replied* is taken as soon as they do, *No reply* when the time is over.

An answer that came while earlier steps were still running counts too, as long as it came after your last message to
the person. Without a person in the run nobody can answer, and *No reply* is taken at once.
`.trim();

export const waitReply = defineNode({
  type: 'wait.reply',
  version: 1,
  class: 'waiting',
  family: 'wait',
  group: 'wait',
  label: 'Wait for reply',
  title: 'Wait for an answer',
  icon: 'hourglass',
  description: 'Goes on when the person writes back, or when time is up.',
  help,
  fields: {
    limit: field.duration({ label: 'Give up after', initial: { amount: 2, unit: 'days' } }),
  },
  ports: () => [
    { id: 'replied', label: 'Replied' },
    { id: 'silent', label: 'No reply' },
  ],
  outputs: () => [
    { path: 'text', label: 'Reply text', type: 'text' },
    { path: 'repliedAt', label: 'Replied at', type: 'instant' },
    { path: 'messageId', label: 'Message id', type: 'text' },
    { path: 'channel', label: 'Channel', type: 'text' },
  ],
  summary: ({ limit }) =>
    limit === undefined ? [plain('No limit yet')] : [plain('Up to '), strong(durationWords(limit))],
});
