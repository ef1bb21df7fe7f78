import { createHash } from 'node:crypto';

/** Begins a value that holds references. No JSON begins like this, so that no value can pass for it. */
const MARK = '@';
const WORD_LENGTH = 16;

/**
 * A large value as it is kept. One that holds references goes by a word of its own, which follows from all that it holds:
 * so it is kept once, in however many payloads it travels, and still nobody can write what passes for a reference.
 *
 * @param word Of the payload that the value travels in.
 */
export function keptText(json: string, word: string): string {
  if (!json.includes(word)) return json;
  const own = createHash('sha256').update(json.replaceAll(word, '')).digest('base64url').slice(0, WORD_LENGTH);
  return `${MARK}${own}${json.replaceAll(word, own)}`;
}

/** The JSON of a value that was kept, with the word that its references go by; null where it has none. */
export function readKept(text: string, word: string): { readonly json: string; readonly word: string | null } {
  if (!text.startsWith(MARK)) return { json: text, word: text.includes(word) ? word : null };
  const end = MARK.length + WORD_LENGTH;
  return { json: text.slice(end), word: text.slice(MARK.length, end) };
}
