/** Statements that are prepared once in each connection; a text made up anew each time must not fill its memory. */
const LIMIT = 1_000;

const names = new Map<string, string>();

/** The name under which connections of this process prepare a statement; undefined where there are too many. */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= LIMIT) return undefined;
  const name = `s${String(names.size + 1)}`;
  names.set(text, name);
  return name;
}
