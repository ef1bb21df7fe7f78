import { DomainError, type JsonValue } from '@flowkeep/contracts';
import type { Dispatcher } from 'undici';

const LIMIT = 1_048_576;

/** JSON as a value, everything else as text. Throws `payload-too-large` above 1 MiB, without reading on. */
export async function readBody({ body, headers }: Dispatcher.ResponseData): Promise<JsonValue> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LIMIT) {
      body.destroy();
      throw new DomainError('payload-too-large', 'The answer is larger than 1 MiB.');
    }
    parts.push(part);
  }
  const text = Buffer.concat(parts).toString('utf8');
  return /[/+]json\b/i.test(String(headers['content-type'] ?? '')) ? readJson(text) : text;
}

function readJson(text: string): JsonValue {
  try {
    return text === '' ? null : (JSON.parse(text) as JsonValue);
  } catch {
    return text;
  }
}
