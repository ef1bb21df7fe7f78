import { defineNode, field } from '@flowkeep/node-sdk';
import { plain, strong, written } from '../../summary-parts.ts';

const help = `
Ends the run at once, even when another branch still waits. A branch that simply stops needs no End: the run is over when
nothing is left to do.
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
  },
  ports: () => [],
  outputs: () => [],
  summary: ({ status, message = '' }) => {
    const outcome = status === 'failed' ? 'As failed' : 'As completed';
    return message === '' ? [plain(outcome)] : [strong(outcome), plain(': '), written(message)];
  },
});
