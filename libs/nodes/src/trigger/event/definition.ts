import { defineNode, field, leftOut } from '@flowkeep/node-sdk';
import { eventOutputs, eventWords, startingEventFields } from '../../event/event-fields.ts';
import { NEXT_PORT } from '../../ports.ts';
import { chosen, plain, strong } from '../../summary-parts.ts';
import { dedupFields } from '../dedup-fields.ts';

const help = `
Starts when something happens: a deal moves, a contact changes, or another system sends an event of your own through the API.

What the event says is the value \`{{ trigger }}\`. The run is about the person of the event, where it has one.
`.trim();

const aboutDeals = { field: 'kind', is: ['deal.moved'] } as const;

/** Something happens. `trigger` is what the event says. */
export const triggerEvent = defineNode({
  type: 'trigger.event',
  version: 1,
  class: 'trigger',
  family: 'trigger',
  group: 'start',
  label: 'Event',
  title: 'Something happens',
  icon: 'radio',
  description: 'Starts when a deal moves, a contact changes, or an event of your own comes.',
  help,
  fields: {
    ...startingEventFields,
    pipeline: leftOut(
      field.selectFrom({
        label: 'Only in this pipeline',
        optionsFrom: 'pipelines',
        required: false,
        showWhen: aboutDeals,
      }),
    ),
    stage: leftOut(
      field.selectFrom({
        label: 'Only to this stage',
        optionsFrom: 'stages',
        dependsOn: 'pipeline',
        required: false,
        showWhen: aboutDeals,
      }),
    ),
    ...dedupFields,
  },
  ports: () => NEXT_PORT,
  outputs: ({ kind }) => eventOutputs(kind, ''),
  summary: ({ kind, name, stage }) => {
    const words = eventWords({ ...(kind && { kind }), ...(name && { name }) });
    if (kind === 'deal.moved' && stage) return [plain('A deal moves to '), chosen(stage, 'stages')];
    return [plain('When '), strong(words)];
  },
});
