import { defineNode, field } from '@flowkeep/node-sdk';
import { NEXT_PORT } from '../../ports.ts';
import { plain, strong } from '../../summary-parts.ts';
import { dedupFields } from '../dedup-fields.ts';
import { inputOutputs, personInputs } from '../person-inputs.ts';

const help = `
Somebody on your team starts the run with *Start a run*, or another system starts it through the API.

The fields you add here say what a start gives: each is a value, \`{{ trigger.note }}\` for a field named \`note\`.
`.trim();

/** A member starts the run. `trigger` holds what they filled in. */
export const triggerManual = defineNode({
  type: 'trigger.manual',
  version: 1,
  class: 'trigger',
  family: 'trigger',
  group: 'start',
  label: 'Start by hand',
  title: 'Somebody starts it',
  icon: 'mouse-pointer-click',
  description: 'Starts when somebody on your team presses a button.',
  help,
  fields: {
    inputs: field.list({ label: 'Ask for', itemLabel: 'field', uniqueBy: 'name', item: personInputs, required: false }),
    ...dedupFields,
  },
  ports: () => NEXT_PORT,
  outputs: ({ inputs = [] }) => inputOutputs(inputs),
  summary: ({ inputs = [] }) => {
    const labels = inputs.flatMap(({ label }) => (label ? [label] : []));
    return labels.length === 0 ? [plain('Started by your team')] : [plain('Asks for '), strong(labels.join(', '))];
  },
});
