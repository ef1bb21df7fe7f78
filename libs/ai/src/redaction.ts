const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Seven digits or more, as people write phones: with spaces, dots, dashes and brackets between them. */
const PHONE = /(?<![\p{L}\p{N}])\+?(?:\(?\d\)?[\s.\-()]{0,2}){6,14}\d(?![\p{L}\p{N}])/gu;

/**
 * Puts stable placeholders for e-mail addresses and phones: the same address gets the same number. What a model does
 * not need to know, it does not get.
 */
export function redact(text: string): string {
  return numbered(numbered(text, EMAIL, 'email'), PHONE, 'phone');
}

function numbered(text: string, pattern: RegExp, name: string): string {
  const seen = new Map<string, number>();
  return text.replace(pattern, (found) => {
    const key = found.toLowerCase().replace(/[\s.\-()]/g, '');
    const number = seen.get(key) ?? seen.size + 1;
    seen.set(key, number);
    return `[${name} ${String(number)}]`;
  });
}
