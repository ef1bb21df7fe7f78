import type { OutputValue } from '@flowkeep/graph';
import { field, leftOut } from '@flowkeep/node-sdk';

const NAME = /^[a-zA-Z][a-zA-Z0-9_.-]{0,99}$/;

/** Kinds of events that people speak of, with their words. */
export const EVENT_OPTIONS = [
  { value: 'event.custom', label: 'An event of your own' },
  { value: 'deal.moved', label: 'A deal moves' },
  { value: 'contact.changed', label: 'A contact changes' },
] as const;

const MESSAGE_OPTION = { value: 'message.received', label: 'A message comes' } as const;

const nameField = field.text({
  label: 'Name of the event',
  placeholder: 'order.paid',
  help: 'The name that the other system gives when it sends the event.',
  maxLength: 100,
  showWhen: { field: 'kind', is: ['event.custom'] },
  check: (name) =>
    NAME.test(name)
      ? null
      : { message: `"${name}" cannot name an event.`, fix: 'Use letters, digits, dots and dashes, a letter first.' },
});

/** Which events start a run. */
export const startingEventFields = {
  kind: field.select({ label: 'What happens', initial: 'event.custom', options: EVENT_OPTIONS }),
  name: nameField,
};

/** Which events a run waits for. */
export const awaitedEventFields = {
  kind: field.select({ label: 'What happens', initial: 'event.custom', options: [...EVENT_OPTIONS, MESSAGE_OPTION] }),
  name: nameField,
  about: field.select({
    label: 'About whom',
    initial: 'contact',
    options: [
      { value: 'contact', label: 'The person of this run' },
      { value: 'anybody', label: 'Anybody' },
    ],
  }),
  match: leftOut(
    field.text({
      label: 'Only with this value',
      placeholder: '{{ trigger.orderId }}',
      help: 'What tells one event from another, such as an order number. Empty takes any.',
      templates: true,
      required: false,
      showWhen: { field: 'kind', is: ['event.custom'] },
    }),
  ),
};

/** What such an event says, as far as that is known while drawing. */
export function eventOutputs(kind: string | undefined, prefix: string): readonly OutputValue[] {
  const named = (values: readonly (readonly [string, string, OutputValue['type']])[]): readonly OutputValue[] =>
    values.map(([path, label, type]) => ({ path: prefix === '' ? path : `${prefix}.${path}`, label, type }));
  switch (kind) {
    case 'deal.moved':
      return named([
        ['dealId', 'Deal id', 'text'],
        ['stage', 'Stage', 'text'],
        ['previousStage', 'Stage before', 'text'],
        ['pipeline', 'Pipeline', 'text'],
        ['amount', 'Amount', 'text'],
      ]);
    case 'contact.changed':
      return named([
        ['name', 'Name', 'text'],
        ['phone', 'Phone', 'text'],
        ['email', 'Email', 'text'],
      ]);
    default:
      return [{ path: prefix, label: 'What the event says', type: 'object' }];
  }
}

/** The events in words, for the sentence on a card. */
export function eventWords({ kind, name }: { readonly kind?: string; readonly name?: string }): string {
  if (kind === undefined || kind === 'event.custom') return name ? `“${name}”` : 'an event without a name';
  const option = [...EVENT_OPTIONS, MESSAGE_OPTION].find(({ value }) => value === kind);
  return option === undefined ? kind : option.label.toLowerCase();
}
