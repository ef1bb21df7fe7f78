import type { ContactSnapshot } from './contacts.ts';
import type { InboxEvent } from './events.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json.ts';

/** What may be changed of a contact; the names are those of its fields. */
export type ContactField = 'name' | 'phone' | 'email' | 'language' | 'timeZone' | 'source' | 'attributes';

/** Fields whose change is an event where a step makes it. */
export const TOLD_FIELDS = [
  'name',
  'phone',
  'email',
  'language',
  'timeZone',
  'attributes',
] as const satisfies readonly ContactField[];

/** What `deal.moved` says. */
export interface DealMovedPayload {
  readonly dealId: string;
  readonly title: string;
  readonly pipeline: string;
  readonly pipelineId: string;
  /** Its name. */
  readonly stage: string;
  readonly stageId: string;
  /** `open`, `won` or `lost`. */
  readonly stageKind: string;
  /** Null for a new deal. */
  readonly previousStage: string | null;
  /** Decimal in the deal's currency. */
  readonly amount: string | null;
  /** ISO 4217. */
  readonly currency: string;
}

/** What `contact.changed` says: which fields were changed, and everything as it is since then. */
export interface ContactChangedPayload extends Omit<ContactSnapshot, 'id'> {
  readonly contactId: string;
  readonly fields: readonly ContactField[];
}

/** The payload of `contact.changed`. */
export function contactChangedPayload(
  contact: ContactSnapshot,
  fields: readonly ContactField[],
): ContactChangedPayload & JsonObject {
  const { id, name, phone, email, language, timeZone, source, attributes } = contact;
  return { contactId: id, fields, name, phone, email, language, timeZone, source, attributes };
}

/**
 * The contact as a `contact.changed` says that it is since then. Null for other events, and for one that does not say it:
 * its person was erased, or it came before events did.
 */
export function changedContact({ kind, payload }: Pick<InboxEvent, 'kind' | 'payload'>): ContactSnapshot | null {
  if (kind !== 'contact.changed') return null;
  const { contactId, name, phone, email, language, timeZone, source, attributes } = payload;
  if (typeof contactId !== 'string' || typeof name !== 'string' || !isJsonObject(attributes)) return null;
  return {
    id: contactId,
    name,
    phone: textOrNull(phone),
    email: textOrNull(email),
    language: textOrNull(language),
    timeZone: textOrNull(timeZone),
    source: textOrNull(source),
    attributes,
  };
}

/**
 * An event as a run about `contactId` may hear it. A run keeps what it hears as long as its own person's data, so of
 * somebody else's change it hears whose it is and in which fields: their details would outlive their erasure in it.
 */
export function asHeardBy(contactId: string | null, event: InboxEvent): InboxEvent {
  if (event.kind !== 'contact.changed' || event.contactId === contactId) return event;
  const { contactId: whose = event.contactId, fields = [] } = event.payload;
  return { ...event, payload: { contactId: whose, fields } };
}

function textOrNull(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
