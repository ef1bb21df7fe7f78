import { defineNode, field, leftOut } from '@flowkeep/node-sdk';
import { awaitedEventFields, eventWords } from '../../event/event-fields.ts';
import { plain, strong } from '../../summary-parts.ts';

const help = `
Ends the run as soon as something happens, wherever the run stands, even in the middle of a wait: the deal is won, the order
is paid. It needs no lines; it lies in wait from the beginning of the run.

With rules, only events that fit them count: \`{{ event.amount }}\` is what the event says. The run counts as completed, with
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
  summary: ({ kind, name }) => [
    plain('Ends when '),
    strong(eventWords({ ...(kind && { kind }), ...(name && { name }) })),
  ],
});
