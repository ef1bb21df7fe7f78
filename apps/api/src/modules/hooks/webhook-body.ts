import { DomainError, isJsonObject, type JsonObject } from '@flowkeep/contracts';
import { plainBody } from '../intake/plain-body.ts';

/**
 * The body as the value of `{{ trigger }}`: a JSON object, or the fields of a form. Throws `bad-request` for anything
 * else. `body` is what the HTTP layer parsed of `rawBody`.
 */
export function webhookBody(body: unknown, rawBody: Uint8Array): JsonObject {
  if (!isJsonObject(body)) throw new DomainError('bad-request', 'Send a JSON object, for example {"name": "Günəş"}.');
  return plainBody(body, rawBody);
}
