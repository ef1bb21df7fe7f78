import { randomBytes } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const LETTERS = 15;

/** `k` and 15 characters of base32: 75 random bits, fit for ids and search attributes. */
export const SUBJECT_KEY_REF = /^k[a-z2-7]{15}$/;

export function newSubjectKeyRef(): string {
  const letters = Array.from(randomBytes(LETTERS), (byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return `k${letters.join('')}`;
}
