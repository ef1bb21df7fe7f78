/**
 * Reads an amount as people write it: "1 250,50" or "1250.50".
 * @returns decimal text, null for an empty field, undefined for what is no amount
 */
export function readAmount(text: string): string | null | undefined {
  const plain = text.replace(/\s/gu, '').replace(',', '.');
  if (plain === '') return null;
  return /^\d{1,12}(\.\d{1,2})?$/u.test(plain) ? plain : undefined;
}
