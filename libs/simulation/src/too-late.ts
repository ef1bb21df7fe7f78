import type { EventKind } from '@flowkeep/contracts';
import type { OrderKind } from './scenario.ts';

type HappeningKind = EventKind | OrderKind;

/** The kinds that people choose, as they would say it. */
const WORDS: Readonly<Partial<Record<HappeningKind, string>>> = {
  'message.received': 'the message came',
  'event.custom': 'the event came',
  'deal.moved': 'the deal was moved',
  'contact.changed': 'the contact was changed',
  pause: 'it was to be paused',
  resume: 'it was to be resumed',
  cancel: 'it was to be cancelled',
};

/** Says of something that should happen that the run did not last so long. */
export function tooLate(kind: HappeningKind): string {
  return `The run had ended before ${WORDS[kind] ?? `"${kind}" came`}.`;
}
