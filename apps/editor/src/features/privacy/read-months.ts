const MOST = 240;

/** Reads a number of months as a rule allows it, or null. */
export function readMonths(text: string): number | null {
  const months = /^\s*\d{1,3}\s*$/u.test(text) ? Number(text) : 0;
  return months >= 1 && months <= MOST ? months : null;
}
