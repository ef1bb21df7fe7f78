import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import type { ProviderAnswer } from '../../provider-answer.ts';
import { classifyRefusal } from './error-classes.ts';

/** Reads the answer of a send. Text that is no answer of the Graph API proves nothing: it counts as lost. */
export function readAnswer(status: number, text: string): ProviderAnswer {
  const body = parse(text);
  if (isJsonObject(body) && isJsonObject(body.error)) return refusal(body.error);
  const accepted = status >= 200 && status < 300 && isJsonObject(body) ? acceptance(body) : null;
  return (
    accepted ?? {
      kind: 'lost',
      message: `WhatsApp answered ${String(status)} without saying what became of the message.`,
    }
  );
}

function acceptance(body: JsonObject): ProviderAnswer | null {
  const id = text(first(body.messages)?.id);
  if (id === null) return null;
  const contact = first(body.contacts);
  const phone = text(contact?.wa_id);
  return {
    kind: 'accepted',
    providerId: id,
    address: phone === null ? text(contact?.user_id) : `+${phone.replace(/^\+/, '')}`,
  };
}

function refusal(error: JsonObject): ProviderAnswer {
  const code = typeof error.code === 'number' ? error.code : -1;
  const means = classifyRefusal(code);
  const named = `(WhatsApp code ${String(code)})`;
  switch (means.kind) {
    case 'retry':
      return { kind: 'retry-later', limited: true, message: `WhatsApp asks to try again later ${named}.` };
    case 'not-sent':
      return { kind: 'refused', reason: means.reason, code: String(code), message: `${means.advice} ${named}` };
    case 'pause':
      return { kind: 'refused', reason: 'provider-rejected', code: String(code), message: `${means.advice} ${named}` };
  }
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return null;
  }
}

function first(value: JsonValue | undefined): JsonObject | undefined {
  const item: unknown = Array.isArray(value) ? value[0] : undefined;
  return isJsonObject(item) ? item : undefined;
}

function text(value: JsonValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
