import { defineNode } from '@flowkeep/node-sdk';
import { eventOutputs, eventSummary, startingEventFields } from '../../event/event-fields.ts';
import { NEXT_PORT } from '../../ports.ts';
import { plain } from '../../summary-parts.ts';
import { dedupFields } from '../dedup-fields.ts';

const help = `
Starts when something happens: a deal moves, a contact changes, or another system sends an event of your own through the API.

What the event says is the value \`{{ trigger }}\`. The run is about the person of the event, where it has one.
`.trim();

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
    ...dedupFields,
  },
  ports: () => NEXT_PORT,
  outputs: ({ kind }) => eventOutputs(kind),
  summary: (config) => [plain('When '), ...eventSummary(config)],
});
