import { freshBytes } from './fresh-bytes.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
/** The first letters follow the time, so that keys made together stand together in the index of all keys. */
const LETTERS_OF_TIME = 4;
/** How long they stay the same, milliseconds. */
const PERIOD = 16_384;
const LETTERS = 15;

/** `k` and 15 characters of base32, fit for ids and search attributes: 4 of the time, 11 random ones (55 bits). */
export const SUBJECT_KEY_REF = /^k[a-z2-7]{15}$/;

export function newSubjectKeyRef(now = Date.now()): string {
  let ref = 'k';
  for (let place = LETTERS_OF_TIME - 1; place >= 0; place--) ref += letter(Math.floor(now / PERIOD / 32 ** place));
  for (const byte of freshBytes(LETTERS - LETTERS_OF_TIME)) ref += letter(byte);
  return ref;
}

/** By the lowest five bits. */
function letter(number: number): string {
  return ALPHABET.charAt(number % ALPHABET.length);
}
