import { DomainError, isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import { DEEPEST_BODY, isDeeperThan } from './json-depth.ts';

/** What a sender gave, as it can be kept. Throws `bad-request` where it is nested too deep. `rawBody` holds it. */
export function plainBody(given: JsonObject, rawBody: Uint8Array): JsonObject {
  const copy = { ...given };
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
