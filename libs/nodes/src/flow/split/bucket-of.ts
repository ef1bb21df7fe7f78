import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** How finely people are divided: a bucket is a hundredth of a percent. */
export const BUCKETS = 10_000;

/**
 * The bucket of a text, from 0 to 9,999: the first four bytes of its SHA-256, scaled down. It never changes, whatever the
 * machine or version: people would change sides in the middle of an experiment.
 */
export function bucketOf(text: string): number {
  const [first = 0, second = 0, third = 0, fourth = 0] = sha256(utf8ToBytes(text));
  const number = first * 2 ** 24 + second * 2 ** 16 + third * 2 ** 8 + fourth;
  return Math.floor((number / 2 ** 32) * BUCKETS);
}
