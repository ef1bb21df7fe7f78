import { defineNode, field } from '@flowkeep/node-sdk';
import { plain } from '../../summary-parts.ts';
import { conditionSummary } from '../condition-summary.ts';

const help = `
Does the steps at *Round* again and again while the rules hold. They are looked at before every round, so it may be none.
In them \`{{ steps.flow_repeat.number }}\` is the number of the round that is about to begin: 1 before the first.

When they hold no longer, the run goes on at *Done*. *Limit* is taken when that many rounds were done and the rules still
hold. The steps inside lead only to each other; no line leads back.
`.trim();

export const flowRepeat = defineNode({
  type: 'flow.repeat',
  version: 1,
  class: 'pure',
  family: 'logic',
  group: 'flow',
  label: 'Repeat',
  title: 'Repeat while',
  icon: 'repeat',
  description: 'Does some steps again while rules hold.',
  help,
  fields: {
    condition: field.condition({
      label: 'Repeat while',
      fix: 'Add a rule: a value, a comparison, and what to compare with.',
    }),
    limit: field.number({ label: 'At most', unit: 'rounds', minimum: 1, maximum: 1_000, initial: 10 }),
  },
  ports: () => [
    { id: 'round', label: 'Round' },
    { id: 'done', label: 'Done' },
    { id: 'limit', label: 'Limit' },
  ],
  outputs: () => [
    { path: 'number', label: 'Number of the round', type: 'number', where: 'inside' },
    { path: 'index', label: 'Number from 0', type: 'number', where: 'inside' },
    { path: 'count', label: 'Rounds done', type: 'number', where: 'after' },
  ],
  structure: () => ({ kind: 'loop', body: 'round', parallel: false, inside: ['condition'] }),
  summary: ({ condition, limit = 10 }) => [...conditionSummary(condition), plain(`, ${limit} times at most`)],
});
