import type { JsonObject } from './json.ts';

/** The kinds of facts that reach the event inbox. */
export const EVENT_KINDS = [
  'webhook.received',
  'form.sent',
  'schedule.due',
  'message.received',
  'message.status',
  'run.requested',
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/** A fact from outside or about a contact, as the dispatcher and the engine see it. */
export interface InboxEvent {
  readonly id: string;
  readonly kind: EventKind;
  /** What the event is about besides the contact: a webhook token, a form key, a trigger id. */
  readonly key: string;
  readonly contactId: string | null;
  readonly payload: JsonObject;
  /** ISO instant. */
  readonly receivedAt: string;
}
