import { field } from '@flowkeep/node-sdk';
import { triggerTimeZone } from '../person-time-zone.ts';

const showWhen = { field: 'savePerson', is: [true] } as const;

/** How a trigger that hears from a person finds out who it is. The same for webhooks and forms. */
export const personFields = {
  savePerson: field.toggle({
    label: 'Save the person as a contact',
    help: 'Finds the contact by phone or email, or makes a new one. The run is then about this person.',
    initial: true,
  }),
  name: personField('Name', '{{ trigger.name }}'),
  phone: personField(
    'Phone',
    '{{ trigger.phone }}',
    'A number without a country code is read as one of the workspace’s country.',
  ),
  email: personField('Email', '{{ trigger.email }}'),
  language: personField('Language', '{{ trigger.language }}', 'A short code such as az, ru or en.'),
  timeZone: triggerTimeZone,
  source: personField('Where they come from', '{{ trigger.source }}'),
};

function personField(label: string, initial: string, help?: string) {
  return field.text({
    label,
    initial,
    templates: true,
    required: false,
    showWhen,
    ...(help === undefined ? {} : { help }),
  });
}
