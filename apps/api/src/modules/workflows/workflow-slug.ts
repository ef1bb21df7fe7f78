const LONGEST = 40;
/** Letters that lose more than an accent when they become ASCII. */
const LETTERS: Readonly<Record<string, string>> = { ə: 'e', ı: 'i', ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe' };

/**
 * The name under which operators meet a workflow: lower-case ASCII words joined by `-`. It never changes, so it is
 * made once. `taken` are the slugs that exist.
 */
export function workflowSlug(name: string, taken: readonly string[]): string {
  const base = asciiWords(name);
  if (!taken.includes(base)) return base;
  for (let number = 2; ; number += 1) {
    const candidate = `${base.slice(0, LONGEST - 5)}-${String(number)}`;
    if (!taken.includes(candidate)) return candidate;
  }
}

/** The part of a slug that does not depend on what exists. */
export function asciiWords(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, (letter) => LETTERS[letter] ?? ' ');
  const words = ascii
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return words === '' ? 'workflow' : words;
}
