import type { ContactSnapshot, EventKind } from '@flowkeep/contracts';
import { textOf } from '@flowkeep/node-sdk/control';
import type { WaitEvent } from '@flowkeep/engine';

/** Settings that say which events are meant, templates evaluated. */
export interface EventSource {
  readonly kind: EventKind;
  readonly name: unknown;
  readonly about: 'contact' | 'anybody';
  readonly match?: unknown;
}

/** What the key of the events is: the name of a client's own event; other kinds have none. */
export function eventKey({ kind, name }: Pick<EventSource, 'kind' | 'name'>): string {
  return kind === 'event.custom' ? textOf(name).trim() : '';
}

/** One branch of a wait. Null where the event must be about the run's person and the run has none. */
export function waitEventOf(branch: string, source: EventSource, contact: ContactSnapshot | null): WaitEvent | null {
  const anybody = source.about === 'anybody';
  if (!anybody && contact === null) return null;
  const match = textOf(source.match).trim();
  return {
    branch,
    kind: source.kind,
    key: eventKey(source),
    match: match === '' ? null : match,
    contactId: anybody ? null : (contact?.id ?? null),
    anybody,
  };
}
