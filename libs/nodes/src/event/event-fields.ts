import type { OutputValue } from '@flowkeep/graph';
import { field, leftOut, type SummaryPart } from '@flowkeep/node-sdk';
import { chosen, plain, strong } from '../summary-parts.ts';
import { eventValues } from './event-values.ts';

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

const aboutDeals = { field: 'kind', is: ['deal.moved'] } as const;

/** Which moves of deals are meant. */
const dealFields = {
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
  outcome: leftOut(
    field.select({
      label: 'Only when the deal is then',
      options: [
        { value: 'any', label: 'Won, lost or open' },
        { value: 'won', label: 'Won' },
        { value: 'lost', label: 'Lost' },
        { value: 'open', label: 'Open' },
      ],
      required: false,
      showWhen: aboutDeals,
    }),
  ),
};

/** Which events start a run. */
export const startingEventFields = {
  kind: field.select({ label: 'What happens', initial: 'event.custom', options: EVENT_OPTIONS }),
  name: nameField,
  ...dealFields,
};

/** Which events a run waits for. */
export const awaitedEventFields = {
  kind: field.select({ label: 'What happens', initial: 'event.custom', options: [...EVENT_OPTIONS, MESSAGE_OPTION] }),
  name: nameField,
  ...dealFields,
  about: field.select({
    label: 'About whom',
    initial: 'contact',
    options: [
      { value: 'contact', label: 'The person of this run' },
      { value: 'anybody', label: 'Anybody' },
    ],
    help: 'Of another person who changes, the run hears who it is and in which fields, not the values.',
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
export function eventOutputs(kind: string | undefined): readonly OutputValue[] {
  const values = eventValues(kind);
  return values.length > 0 ? values : [{ path: '', label: 'What the event says', type: 'object' }];
}

/** The events in words, for the sentence on a card. */
export function eventWords({ kind, name }: { readonly kind?: string; readonly name?: string }): string {
  if (kind === undefined || kind === 'event.custom') return name ? `“${name}”` : 'an event without a name';
  const option = [...EVENT_OPTIONS, MESSAGE_OPTION].find(({ value }) => value === kind);
  return option === undefined ? kind : option.label.toLowerCase();
}

interface DrawnEvent {
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
  readonly pipeline?: string | undefined;
  readonly stage?: string | undefined;
  readonly outcome?: string | undefined;
}

/** {@link eventWords} with where a deal must move to. */
export function eventSummary({ kind, name, pipeline, stage, outcome }: DrawnEvent): readonly SummaryPart[] {
  if (kind !== 'deal.moved') return [strong(eventWords({ ...(kind && { kind }), ...(name && { name }) }))];
  const where = pipeline ? [plain(' in '), chosen(pipeline, 'pipelines')] : [];
  if (stage) return [plain('a deal moves to '), chosen(stage, 'stages'), ...where];
  if (outcome === 'won' || outcome === 'lost') return [strong(`a deal is ${outcome}`), ...where];
  return [strong('a deal moves'), ...where];
}
