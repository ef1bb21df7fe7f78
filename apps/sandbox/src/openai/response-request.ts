import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';

/** What the stand-in needs to know of a request to the Responses API. */
export interface ResponseRequest {
  readonly model: string;
  /** Text of the last message of the user. */
  readonly text: string;
  /** Schema of the structured output, where one is asked for. */
  readonly schema: JsonObject | null;
}

/** Reads a request, or gives null when it has no input. */
export function readResponseRequest(body: JsonValue): ResponseRequest | null {
  if (!isJsonObject(body) || body['input'] === undefined) return null;
  const format = isJsonObject(body['text']) ? body['text']['format'] : null;
  const schema = isJsonObject(format) && isJsonObject(format['schema']) ? format['schema'] : null;
  return {
    model: typeof body['model'] === 'string' ? body['model'] : 'unknown',
    text: userText(body['input']),
    schema,
  };
}

function userText(input: JsonValue): string {
  if (typeof input === 'string') return input;
  if (!Array.isArray(input)) return '';
  const messages = (input as readonly JsonValue[]).filter(isJsonObject).filter((item) => item['role'] === 'user');
  return contentText(messages.at(-1)?.['content'] ?? '');
}

function contentText(content: JsonValue): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return (content as readonly JsonValue[])
    .filter(isJsonObject)
    .map((part) => (typeof part['text'] === 'string' ? part['text'] : ''))
    .join('\n');
}
