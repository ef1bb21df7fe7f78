import { DomainError, isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import { DEEPEST_BODY, isDeeperThan } from './json-depth.ts';

/**
 * The body as the value of `{{ trigger }}`: a JSON object, or the fields of a form. Throws `bad-request` for anything
 * else. `body` is what the HTTP layer parsed of `rawBody`.
 */
export function webhookBody(body: unknown, rawBody: Uint8Array): JsonObject {
  if (!isJsonObject(body)) throw new DomainError('bad-request', 'Send a JSON object, for example {"name": "Günəş"}.');
  const copy = { ...body };
  if (isDeeperThan(copy, DEEPEST_BODY)) {
    throw new DomainError('bad-request', `The body is nested deeper than ${String(DEEPEST_BODY)} levels.`);
  }
  return mayHoldNul(rawBody) ? (withoutNulBytes(copy) as JsonObject) : copy;
}

/** NUL is written `\u0000` in JSON, and `%00` in forms, if not as it is. */
function mayHoldNul(rawBody: Uint8Array): boolean {
  const bytes = Buffer.from(rawBody.buffer, rawBody.byteOffset, rawBody.byteLength);
  return bytes.includes('u0000') || bytes.includes('%00') || bytes.includes(0);
}

/** PostgreSQL holds no NUL characters in text, and no person types them. */
function withoutNulBytes(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.replaceAll('\u0000', '');
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(withoutNulBytes);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name.replaceAll('\u0000', ''), withoutNulBytes(item)]),
  );
}
