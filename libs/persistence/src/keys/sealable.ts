import type { JsonValue } from '@flowkeep/contracts';

/** Bytes are sealed as they are; anything else as JSON. */
export function toBytes(value: Uint8Array | JsonValue): Uint8Array {
  return value instanceof Uint8Array ? value : Buffer.from(JSON.stringify(value), 'utf8');
}

export function fromBytes(bytes: Buffer): JsonValue {
  return JSON.parse(bytes.toString('utf8')) as JsonValue;
}
