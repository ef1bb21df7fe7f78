/**
 * Largest value handed to Temporal, in bytes of JSON. The server takes 2 MiB; what is larger would fail the workflow task
 * again and again. The rest is for sealing.
 */
const LIMIT = 2_000_000;
/** Texts from this size on travel by reference, characters. */
const BY_REFERENCE = 16_384;

const encoder = new TextEncoder();

/** Whether Temporal takes a value as one payload, when its large texts travel by reference. */
export function fitsPayload(value: unknown): boolean {
  const text = JSON.stringify(value, (_, part: unknown) => (isLarge(part) ? '' : part));
  return text.length * 3 <= LIMIT || encoder.encode(text).length <= LIMIT;
}

function isLarge(part: unknown): boolean {
  return typeof part === 'string' && part.length >= BY_REFERENCE;
}
