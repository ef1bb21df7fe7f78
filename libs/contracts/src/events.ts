import type { JsonObject } from './json.ts';

/** The kinds of facts that reach the event inbox. */
export const EVENT_KINDS = [
  'webhook.received',
  'form.sent',
  'schedule.due',
  'message.received',
  'message.status',
  'run.requested',
  'deal.moved',
  'contact.changed',
  'event.custom',
  'approval.answered',
  'run.failed',
  'run.ended',
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/** A fact from outside or about a contact, as the dispatcher and the engine see it. */
export interface InboxEvent {
  readonly id: string;
  readonly kind: EventKind;
  /** What the event is about besides the contact: a webhook token, a form key, a trigger id, the name of a custom event. */
  readonly key: string;
  /** What tells this event from others of its key, an order number say; waits may ask for it. Absent where there is none. */
  readonly match?: string;
  readonly contactId: string | null;
  readonly payload: JsonObject;
  /** ISO instant. */
  readonly receivedAt: string;
}
