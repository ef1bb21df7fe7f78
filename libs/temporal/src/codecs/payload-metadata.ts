import type { Payload } from '@temporalio/common';

/** Payload metadata keys and the encodings that Flowkeep adds. */
export const ENCODING = 'encoding';
export const JSON_PLAIN = 'json/plain';
export const SEALED = 'binary/flowkeep-sealed';
export const PLAN = 'json/flowkeep-plan';
export const SUBJECT_KEY = 'flowkeep-key';
export const BLOBS = 'flowkeep-blobs';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

export function metadataOf(payload: Payload, name: string): string | null {
  const bytes = payload.metadata?.[name];
  return bytes ? decoder.decode(bytes) : null;
}

/** The payload with other data and some metadata changed; null takes a key away. */
export function changed(
  payload: Payload,
  data: Uint8Array,
  metadata: Readonly<Record<string, string | null>>,
): Payload {
  const merged: Record<string, Uint8Array> = { ...payload.metadata };
  for (const [name, value] of Object.entries(metadata)) {
    if (value === null) delete merged[name];
    else merged[name] = encoder.encode(value);
  }
  return { metadata: merged, data };
}

export function textOf(payload: Payload): string {
  return decoder.decode(payload.data ?? new Uint8Array());
}

/** JSON as payload data. */
export function jsonBytes(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}
