import type { JsonValue } from '@flowkeep/contracts';
import type { SandboxSettings } from '../sandbox-settings.ts';
import type { PhoneMessage } from '../state/sandbox-state.ts';

const seconds = (iso: string): string => String(Math.floor(Date.parse(iso) / 1_000));
const digits = (phone: string): string => phone.replace('+', '');

/** What WhatsApp posts when a message changes state. */
export function statusBody(settings: SandboxSettings, message: PhoneMessage, status: string, at: string): JsonValue {
  return envelope(settings, {
    statuses: [
      {
        id: message.id,
        status,
        timestamp: seconds(at),
        recipient_id: digits(message.phone),
        ...(message.callbackData === null ? {} : { biz_opaque_callback_data: message.callbackData }),
      },
    ],
  });
}

/** What WhatsApp posts when a person writes. */
export function inboundBody(settings: SandboxSettings, message: PhoneMessage, name: string): JsonValue {
  return envelope(settings, {
    contacts: [{ profile: { name }, wa_id: digits(message.phone) }],
    messages: [
      {
        from: digits(message.phone),
        id: message.id,
        timestamp: seconds(message.at),
        type: 'text',
        text: { body: message.text },
      },
    ],
  });
}

function envelope(settings: SandboxSettings, facts: Readonly<Record<string, JsonValue>>): JsonValue {
  const metadata = { display_phone_number: '994120000000', phone_number_id: settings.phoneNumberId };
  const value = { messaging_product: 'whatsapp', metadata, ...facts };
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: settings.businessAccountId, changes: [{ field: 'messages', value }] }],
  };
}
