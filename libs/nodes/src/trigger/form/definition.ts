import { defineNode, field } from '@flowkeep/node-sdk';
import { NEXT_PORT } from '../../ports.ts';
import { plain, strong } from '../../summary-parts.ts';
import { dedupFields } from '../dedup-fields.ts';
import { personFields } from '../person-fields.ts';
import { inputOutputs, personInputs } from '../person-inputs.ts';

const help = `
A page with a form, at an address of its own, starts a run each time somebody sends it.

The address is shown after publishing. Each field gives a value: a field with the name \`phone\` is \`{{ trigger.phone }}\`.
`.trim();

/** Somebody sends the hosted form. `trigger` holds the fields by name. */
export const triggerForm = defineNode({
  type: 'trigger.form',
  version: 1,
  class: 'trigger',
  family: 'trigger',
  group: 'start',
  label: 'Form sent',
  title: 'Somebody sends the form',
  icon: 'zap',
  description: 'Starts when somebody sends a form on your own page.',
  help,
  fields: {
    title: field.text({ label: 'Title of the form', initial: 'Ask for a price', maxLength: 120 }),
    fields: field.list({
      label: 'Fields',
      itemLabel: 'field',
      uniqueBy: 'name',
      item: personInputs,
      initial: [
        { name: 'name', label: 'Name', type: 'text', required: true },
        { name: 'phone', label: 'Phone', type: 'phone', required: true },
        { name: 'message', label: 'How can we help?', type: 'multiline', required: false },
      ],
    }),
    button: field.text({ label: 'Text on the button', initial: 'Send', maxLength: 60 }),
    thanks: field.multiline({
      label: 'Shown after sending',
      initial: 'Thank you. We will write to you soon.',
      maxLength: 500,
    }),
    ...personFields,
    ...dedupFields,
  },
  ports: () => NEXT_PORT,
  outputs: ({ fields = [] }) => inputOutputs(fields),
  summary: ({ title }) => (title ? [plain('Website form '), strong(title)] : [plain('A form without a title')]),
});
