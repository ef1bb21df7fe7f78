import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import type { InboundMessage } from '../../inbound-message.ts';
import type { ProviderStatus } from '../../provider-status.ts';
import { readInboundMessage } from './webhook-message.ts';
import { readStatus } from './webhook-status.ts';

/** One thing that happened at one of our numbers. */
export type WhatsAppHappening =
  | { readonly kind: 'message'; readonly phoneNumberId: string; readonly message: InboundMessage }
  | { readonly kind: 'status'; readonly phoneNumberId: string; readonly status: ProviderStatus };

/**
 * Reads a webhook of the WhatsApp Business Platform, which may carry many changes. What we do not know is passed over:
 * Meta adds fields without notice, and an error would make it deliver the rest again for days.
 */
export function readWebhook(body: JsonValue): readonly WhatsAppHappening[] {
  if (!isJsonObject(body) || body.object !== 'whatsapp_business_account') return [];
  return objects(body.entry)
    .flatMap((entry) => objects(entry.changes))
    .filter((change) => change.field === 'messages' && isJsonObject(change.value))
    .flatMap((change) => happenings(change.value as JsonObject));
}

function happenings(value: JsonObject): readonly WhatsAppHappening[] {
  const phoneNumberId = isJsonObject(value.metadata) ? value.metadata.phone_number_id : undefined;
  if (typeof phoneNumberId !== 'string') return [];
  const names = namesOf(objects(value.contacts));
  const messages = objects(value.messages)
    .map((message) => readInboundMessage(message, names))
    .filter((message) => message !== null)
    .map((message) => ({ kind: 'message', phoneNumberId, message }) as const);
  const statuses = objects(value.statuses)
    .map(readStatus)
    .filter((status) => status !== null)
    .map((status) => ({ kind: 'status', phoneNumberId, status }) as const);
  return [...messages, ...statuses];
}

/** Profile names by phone digits and by business-scoped user id. */
function namesOf(contacts: readonly JsonObject[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { profile, wa_id, user_id } of contacts) {
    const given = isJsonObject(profile) ? profile.name : undefined;
    if (typeof given !== 'string') continue;
    const name = given.replaceAll('\u0000', '');
    if (typeof wa_id === 'string') names.set(wa_id, name);
    if (typeof user_id === 'string') names.set(user_id, name);
  }
  return names;
}

function objects(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isJsonObject) : [];
}
