/**
 * Largest value handed to Temporal, in bytes of JSON. The server takes 2 MiB; what is larger would fail the workflow task
 * again and again. The rest is for sealing.
 */
const LIMIT = 2_000_000;

const encoder = new TextEncoder();

/** Whether Temporal takes a value as one payload. */
export function fitsPayload(value: unknown): boolean {
  return encoder.encode(JSON.stringify(value)).length <= LIMIT;
}
