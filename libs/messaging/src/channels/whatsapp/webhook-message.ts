import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import type { InboundMessage } from '../../inbound-message.ts';
import { readInstant } from './webhook-instant.ts';

/** Reads one inbound message; null where it names no sender or no id, or is no word from a person. */
export function readInboundMessage(message: JsonObject, names: ReadonlyMap<string, string>): InboundMessage | null {
  const { id, type } = message;
  const phone = string(message.from);
  const userId = string(message.from_user_id);
  const address = phone === null ? userId : `+${phone.replace(/^\+/, '')}`;
  if (typeof id !== 'string' || address === null || type === 'system' || type === 'reaction') return null;
  const text = textOf(message);
  return {
    providerId: id,
    address,
    profileName:
      (phone === null ? undefined : names.get(phone)) ?? (userId === null ? null : (names.get(userId) ?? null)),
    text: text ?? '',
    kind: text === null ? 'other' : 'text',
    sentAt: readInstant(message.timestamp),
  };
}

/** What was written, or the title of the button or row that was chosen. */
function textOf(message: JsonObject): string | null {
  switch (message.type) {
    case 'text':
      return string(at(message.text, 'body'));
    case 'button':
      return string(at(message.button, 'text'));
    case 'interactive':
      return (
        string(at(at(message.interactive, 'button_reply'), 'title')) ??
        string(at(at(message.interactive, 'list_reply'), 'title'))
      );
    case 'image':
    case 'video':
    case 'document':
      return string(at(message[message.type], 'caption'));
    default:
      return null;
  }
}

function at(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(value) ? value[name] : undefined;
}

/** The database keeps every character but NUL, which no person types. */
function string(value: JsonValue | undefined): string | null {
  const text = typeof value === 'string' ? value.replaceAll('\u0000', '') : '';
  return text === '' ? null : text;
}
