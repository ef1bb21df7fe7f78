import { defineNode, field, leftOut } from '@flowkeep/node-sdk';
import { plain, strong } from '../../summary-parts.ts';

const help = `
Goes to another step, back or forward. Everything after that step starts over; steps there that still wait are let go.

With a number of times it leaves by *Limit* when it has gone there that often. Without one, there must be a step that waits
on every way round, so that no run can go in circles for ever. It cannot lead into a loop or out of one.
`.trim();

export const flowGoto = defineNode({
  type: 'flow.goto',
  version: 1,
  class: 'pure',
  family: 'logic',
  group: 'flow',
  label: 'Go to',
  title: 'Go to a step',
  icon: 'corner-up-left',
  description: 'Goes back, or on, to another step.',
  help,
  fields: {
    target: field.step({ label: 'Step', fix: 'Choose the step to go to.' }),
    limit: leftOut(
      field.number({
        label: 'At most',
        unit: 'times',
        minimum: 1,
        maximum: 1_000,
        initial: 10,
        required: false,
        help: 'Empty goes there as often as the run comes here.',
      }),
    ),
  },
  ports: ({ limit }) => (limit === undefined ? [] : [{ id: 'limit', label: 'Limit' }]),
  outputs: () => [{ path: 'jumps', label: 'How often it went there', type: 'number' }],
  structure: ({ target = '', limit }) => ({ kind: 'goto', target, bounded: limit !== undefined }),
  summary: ({ target = '', limit }) => {
    if (target === '') return [plain('No step yet')];
    const often = limit === undefined ? [] : [plain(limit === 1 ? ', once' : `, ${limit} times at most`)];
    return [plain('To '), strong(target), ...often];
  },
});
