import { defineNode, field } from '@flowkeep/node-sdk';
import { NEXT_PORT } from '../../ports.ts';
import { plain, strong } from '../../summary-parts.ts';

const help = `
Says what is done when a run is cancelled: give back a place that was booked, tell somebody, move a deal back.

The steps that follow it run only when the step it undoes was done, the last one first. Without a step it is done once for
the run as a whole, after all others. Nothing leads to it, and its steps lead only to each other. In loops every time is
undone on its own; a run keeps in mind the last 1,000 steps that can be undone.
`.trim();

export const flowCompensate = defineNode({
  type: 'flow.compensate',
  version: 1,
  class: 'handler',
  family: 'logic',
  group: 'flow',
  label: 'Undo',
  title: 'If the run is cancelled',
  icon: 'undo',
  description: 'Undoes a step when the run is cancelled.',
  help,
  fields: {
    of: field.step({ label: 'Undoes', required: false, help: 'Empty is for the run as a whole.' }),
  },
  ports: () => NEXT_PORT,
  outputs: () => [],
  structure: ({ of = '' }) => ({ kind: 'compensation', of, body: 'next' }),
  summary: ({ of = '' }) => (of === '' ? [plain('After a cancelled run')] : [plain('Undoes '), strong(of)]),
});
