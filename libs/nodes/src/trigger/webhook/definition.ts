import { defineNode } from '@flowkeep/node-sdk';
import { NEXT_PORT } from '../../ports.ts';
import { plain, strong } from '../../summary-parts.ts';
import { dedupFields } from '../dedup-fields.ts';
import { personFields } from '../person-fields.ts';

const help = `
Another system sends data to this node's own address; each delivery starts a run.

The address and its secret are shown after publishing. Deliveries are signed with the secret, or carry an API key.
What was sent is the value \`{{ trigger }}\`: a body \`{"name": "Günəş"}\` is read as \`{{ trigger.name }}\`.
`.trim();

/** A system of the client sends a lead. `trigger` is the JSON body. */
export const triggerWebhook = defineNode({
  type: 'trigger.webhook',
  version: 1,
  class: 'trigger',
  family: 'trigger',
  group: 'start',
  label: 'Webhook',
  title: 'Data comes in',
  icon: 'webhook',
  description: 'Starts when another system sends data to its address.',
  help,
  fields: { ...personFields, ...dedupFields },
  ports: () => NEXT_PORT,
  outputs: () => [
    { path: '', label: 'Everything that was sent', type: 'object' },
    { path: 'name', label: 'Name', type: 'text' },
    { path: 'phone', label: 'Phone', type: 'text' },
    { path: 'email', label: 'Email', type: 'text' },
    { path: 'language', label: 'Language', type: 'text' },
    { path: 'message', label: 'Message', type: 'text' },
    { path: 'source', label: 'Source', type: 'text' },
  ],
  summary: ({ savePerson }) =>
    savePerson ? [plain('Data from outside, '), strong('person saved')] : [plain('Data from outside')],
});
