/** One or two letters for a name: first and last word. Keeps ə and İ as people write them. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return [first, last].map(firstLetter).join('');
}

function firstLetter(word: string): string {
  const [letter] = [...word];
  if (letter === undefined) return '';
  // The Azerbaijani and Turkish i keeps its dot as a capital letter.
  return letter === 'i' ? 'İ' : letter.toUpperCase();
}
