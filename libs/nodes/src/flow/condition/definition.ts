import { defineNode, field } from '@flowkeep/node-sdk';
import { conditionSummary } from '../condition-summary.ts';

const help = `
Goes one of two ways: *Yes* when the rules hold, *No* when they do not.

Letter case and spaces around a text do not matter, and "5" equals 5.
`.trim();

export const flowCondition = defineNode({
  type: 'flow.condition',
  version: 1,
  class: 'pure',
  family: 'logic',
  group: 'flow',
  label: 'Condition',
  title: 'Is it so?',
  icon: 'split',
  description: 'Goes one of two ways.',
  help,
  fields: {
    condition: field.condition({
      label: 'Condition',
      fix: 'Add a rule: a value, a comparison, and what to compare with.',
    }),
  },
  ports: () => [
    { id: 'yes', label: 'Yes' },
    { id: 'no', label: 'No' },
  ],
  outputs: () => [{ path: 'result', label: 'Result', type: 'boolean' }],
  summary: ({ condition }) => conditionSummary(condition),
});
