import type { NamedValue } from '@flowkeep/graph';
import { defineNode, field, leftOut } from '@flowkeep/node-sdk';
import { plain, strong, written } from '../../summary-parts.ts';

const help = `
Ends the run at once, even when another branch still waits. A branch that simply stops needs no End: the run is over when
nothing is left to do. Inside a workflow that another one calls, only that workflow ends.

*Gives back* is what a workflow that called this one gets.
`.trim();

export const flowEnd = defineNode({
  type: 'flow.end',
  version: 1,
  class: 'pure',
  family: 'logic',
  group: 'flow',
  label: 'End',
  title: 'Done',
  icon: 'circle-stop',
  description: 'Ends the run, well or badly.',
  help,
  fields: {
    status: field.select({
      label: 'The run',
      initial: 'completed',
      options: [
        { value: 'completed', label: 'Is completed' },
        { value: 'failed', label: 'Has failed' },
      ],
    }),
    message: field.text({ label: 'Note', required: false, templates: true, placeholder: 'The lead is sorted' }),
    values: leftOut(
      field.assignments({
        label: 'Gives back',
        required: false,
        help: 'For a workflow that others call, under the names that its beginning promises.',
        showWhen: { field: 'status', is: ['completed'] },
      }),
    ),
  },
  ports: () => [],
  outputs: () => [],
  // A run that ends as failed gives nothing.
  structure: ({ status, values = [] }) => {
    if (status === 'failed') return null;
    const named = values.flatMap(({ name, value = '' }): readonly NamedValue[] => (name ? [{ name, value }] : []));
    return { kind: 'end', values: named };
  },
  summary: ({ status, message = '' }) => {
    const outcome = status === 'failed' ? 'As failed' : 'As completed';
    return message === '' ? [plain(outcome)] : [strong(outcome), plain(': '), written(message)];
  },
});
