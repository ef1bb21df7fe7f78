import { defineNode, field, leftOut } from '@flowkeep/node-sdk';
import { awaitedEventFields, eventSummary } from '../../event/event-fields.ts';
import { plain } from '../../summary-parts.ts';

const help = `
Ends the run as soon as something happens, wherever the run stands, even in the middle of a wait: the deal is won, the order
is paid. It needs no lines; it lies in wait from the beginning of the run.

With rules, only events that fit them count: \`{{ event.amount }}\` is what the event says, and when a contact changes
\`{{ contact.language }}\` is what is in it now. The run counts as completed, with
the goal as its outcome.
`.trim();

export const flowGoal = defineNode({
  type: 'flow.goal',
  version: 1,
  class: 'handler',
  family: 'logic',
  group: 'flow',
  label: 'Goal',
  title: 'Until this happens',
  icon: 'goal',
  description: 'Ends the run at once when something happens.',
  help,
  fields: {
    ...awaitedEventFields,
    condition: leftOut(
      field.condition({ label: 'Only when', required: false, evaluated: 'on-event', help: 'Rules about the event.' }),
    ),
  },
  ports: () => [],
  outputs: () => [],
  structure: () => ({ kind: 'goal' }),
  summary: (config) => [plain('Ends when '), ...eventSummary(config)],
});
