import { defineNode, field } from '@flowkeep/node-sdk';
import { stepTimeZone } from '../../person-time-zone.ts';
import { NEXT_PORT } from '../../ports.ts';
import { plain, strong } from '../../summary-parts.ts';

const help = `
Saves what you know about the person: changes the contact of this run, or finds one by phone or email, or makes a new one.
From here on the run is about this person.

A field that comes out empty leaves the contact as it was.
`.trim();

const LABELS = {
  name: 'name',
  phone: 'phone',
  email: 'email',
  language: 'language',
  timeZone: 'time zone',
  source: 'source',
} as const;

export const contactUpsert = defineNode({
  type: 'contact.upsert',
  version: 1,
  class: 'quick',
  family: 'crm',
  group: 'crm',
  label: 'Contact',
  title: 'Save the contact',
  icon: 'square-user',
  description: 'Finds, makes or changes a contact.',
  help,
  fields: {
    name: field.text({ label: 'Name', templates: true, required: false, initial: '{{ trigger.name }}' }),
    phone: field.text({
      label: 'Phone',
      templates: true,
      required: false,
      initial: '{{ trigger.phone }}',
      help: 'A number without a country code is read as one of the workspace’s country.',
    }),
    email: field.text({ label: 'Email', templates: true, required: false, initial: '{{ trigger.email }}' }),
    language: field.text({ label: 'Language', templates: true, required: false, placeholder: 'az' }),
    timeZone: stepTimeZone,
    source: field.text({ label: 'Where they come from', templates: true, required: false }),
    attributes: field.assignments({ label: 'More about them', required: false }),
  },
  ports: () => NEXT_PORT,
  outputs: () => [
    { path: 'contact.id', label: 'Contact id', type: 'text' },
    { path: 'contact.name', label: 'Name', type: 'text' },
    { path: 'contact.phone', label: 'Phone', type: 'text' },
    { path: 'contact.email', label: 'Email', type: 'text' },
    { path: 'contact.language', label: 'Language', type: 'text' },
    { path: 'contact.timeZone', label: 'Time zone', type: 'text' },
    { path: 'created', label: 'Is new', type: 'boolean' },
    { path: 'invalidPhone', label: 'Phone cannot be read', type: 'boolean' },
  ],
  summary: (config) => {
    const filled = Object.entries(LABELS).flatMap(([name, label]) =>
      config[name as keyof typeof LABELS] ? [label] : [],
    );
    const attributes = (config.attributes ?? []).flatMap(({ name }) => (name ? [name] : []));
    const all = [...filled, ...attributes];
    return all.length === 0 ? [plain('Nothing to save yet')] : [plain('Saves '), strong(all.join(', '))];
  },
});
