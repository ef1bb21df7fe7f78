import { defineNode, field } from '@flowkeep/node-sdk';
import { NEXT_PORT } from '../../ports.ts';
import { plain, strong } from '../../summary-parts.ts';
import { dedupFields } from '../dedup-fields.ts';
import { keywordsOf } from './message-starts.ts';

const help = `
Starts when somebody writes to you.

With keywords, only messages that hold one of them start a run; letter case does not matter.
An answer that another run waits for goes to that run alone, unless you turn on *Also when a workflow waits for a reply*.
`.trim();

/** Somebody writes. `trigger` is `{ text, channel, messageId }`. */
export const triggerMessage = defineNode({
  type: 'trigger.message',
  version: 1,
  class: 'trigger',
  family: 'trigger',
  group: 'start',
  label: 'Message received',
  title: 'Somebody writes',
  icon: 'message-square-reply',
  description: 'Starts when a person writes to you.',
  help,
  fields: {
    keywords: field.text({
      label: 'Only with one of these words',
      placeholder: 'price, qiymət, цена',
      help: 'With commas between them. Empty means every message.',
      required: false,
    }),
    alsoWhileWaiting: field.toggle({
      label: 'Also when a workflow waits for a reply',
      help: 'Off, an answer goes only to the run that waits for it.',
    }),
    ...dedupFields,
  },
  ports: () => NEXT_PORT,
  outputs: () => [
    { path: 'text', label: 'Message text', type: 'text' },
    { path: 'channel', label: 'Channel', type: 'text' },
    { path: 'messageId', label: 'Message id', type: 'text' },
  ],
  summary: ({ keywords = '' }) => {
    const words = keywordsOf(keywords);
    return words.length === 0 ? [plain('Any message')] : [plain('A message with '), strong(words.join(', '))];
  },
});
