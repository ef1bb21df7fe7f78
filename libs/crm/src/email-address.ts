const SHAPE = /^[^\s@<>(),;:"[\]]+@[^\s@.]+(\.[^\s@.]+)+$/u;
const LONGEST = 254;

/** The address in lower case, or null where the text is no e-mail address. */
export function readEmail(text: string): string | null {
  const address = text.trim().toLowerCase();
  return address.length <= LONGEST && SHAPE.test(address) ? address : null;
}
