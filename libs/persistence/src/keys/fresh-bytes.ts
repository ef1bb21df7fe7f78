import { randomFillSync } from 'node:crypto';

const POOL = Buffer.alloc(8_192);
let taken = POOL.length;

/** Random bytes. They are made many at a time, each is given out once, and what was given out is not kept. */
export function freshBytes(size: number): Buffer {
  if (size > POOL.length) throw new RangeError(`At most ${POOL.length} random bytes at a time.`);
  if (taken + size > POOL.length) {
    randomFillSync(POOL);
    taken = 0;
  }
  const fresh = Buffer.from(POOL.subarray(taken, taken + size));
  POOL.fill(0, taken, taken + size);
  taken += size;
  return fresh;
}
