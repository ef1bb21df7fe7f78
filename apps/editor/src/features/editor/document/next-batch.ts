import type { Operation } from '@flowkeep/graph';

/** The API takes at most 500 changes in one request. */
const MOST_AT_ONCE = 200;
/** Bytes of changes in one request; far below what the API reads, for slow lines. */
const LARGEST_AT_ONCE = 700_000;

/** The oldest changes that go in one request: never too many, never too much, and one at least. */
export function nextBatch(unsaved: readonly Operation[]): readonly Operation[] {
  const encoder = new TextEncoder();
  const batch: Operation[] = [];
  let bytes = 0;
  for (const operation of unsaved.slice(0, MOST_AT_ONCE)) {
    bytes += encoder.encode(JSON.stringify(operation)).length;
    if (batch.length > 0 && bytes > LARGEST_AT_ONCE) break;
    batch.push(operation);
  }
  return batch;
}
