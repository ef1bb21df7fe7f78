import { defineNode, durationWords, field, leftOut } from '@flowkeep/node-sdk';
import { awaitedEventFields, eventSummary } from '../../event/event-fields.ts';
import { portIdCheck } from '../../port-id.ts';
import { plain, strong } from '../../summary-parts.ts';

const help = `
Waits until something happens: an event of your own, a deal that moves, a contact that changes, a message. With several of
them, the first that comes decides the way. A deal that moves can be asked for by pipeline, stage or outcome: _Won_ and _Lost_ are two
ways then, and what fits none of them is not what the run waits for.

*Since the run began* also counts what happened before the run came here, for an order that may be paid already. With
a time limit, *Time is up* is taken when nothing has come.
`.trim();

export const waitEvent = defineNode({
  type: 'wait.event',
  version: 1,
  class: 'waiting',
  family: 'wait',
  group: 'wait',
  label: 'Wait for an event',
  title: 'Wait until it happens',
  icon: 'radio',
  description: 'Goes on when one of several things happens, or when time is up.',
  help,
  fields: {
    events: field.list({
      label: 'Events',
      itemLabel: 'event',
      uniqueBy: 'id',
      maxItems: 12,
      fix: 'Add an event to wait for.',
      item: {
        id: field.text({ label: 'Id', madeFrom: 'label', check: portIdCheck('timeout') }),
        label: field.text({ label: 'Name of the way', maxLength: 60, placeholder: 'Paid' }),
        ...awaitedEventFields,
      },
    }),
    limit: leftOut(
      field.duration({
        label: 'Give up after',
        initial: { amount: 7, unit: 'days' },
        required: false,
        help: 'Empty waits as long as it takes.',
      }),
    ),
    lookBack: field.select({
      label: 'Counts what happened',
      initial: 'now',
      options: [
        { value: 'now', label: 'From now on' },
        { value: 'runStart', label: 'Since the run began' },
      ],
    }),
  },
  ports: ({ events = [], limit }) => [
    ...events.flatMap(({ id, label }) => (id ? [{ id, label: label || id }] : [])),
    ...(limit === undefined ? [] : [{ id: 'timeout', label: 'Time is up' }]),
  ],
  outputs: () => [
    { path: 'event', label: 'Which event', type: 'text' },
    { path: 'data', label: 'What the event says', type: 'object' },
    { path: 'at', label: 'When it came', type: 'instant' },
  ],
  // What happened once would end it again and again.
  structure: ({ lookBack }) => (lookBack === 'runStart' ? { kind: 'may-pass' } : null),
  summary: ({ events = [], limit }) => {
    const [first] = events;
    if (first === undefined) return [plain('No event yet')];
    const words = first.label ? [strong(first.label)] : eventSummary(first);
    const more = events.length > 1 ? [plain(` or ${events.length - 1} more`)] : [];
    return [plain('Until '), ...words, ...more, ...(limit ? [plain(`, ${durationWords(limit)} at most`)] : [])];
  },
});
