/** No writing of an instant is longer; a search in a long text from outside would take its length squared. */
const LONGEST_INSTANT = 64;

const ISO_LOCAL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/;
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)? ?(?:Z|[+-]\d{2}:?\d{2}))?$/i;
const NUMBER = /^\d+$/;
const WITH_ZONE = /(?:Z|UTC|GMT|[A-Z]{3}|[+-]\d{2}:?\d{2}|\))$/i;

/** A date and time without a zone as one in UTC; every other text as it is. */
export function textWithZone(text: string): string {
  if (text.length > LONGEST_INSTANT) return text;
  const trimmed = text.trim();
  const [, day, time] = ISO_LOCAL.exec(trimmed) ?? [];
  if (day !== undefined && time !== undefined) return `${day}T${time}Z`;
  if (ISO.test(trimmed) || NUMBER.test(trimmed) || WITH_ZONE.test(trimmed)) return text;
  const inUtc = `${trimmed} UTC`;
  return Number.isNaN(Date.parse(inUtc)) ? text : inUtc;
}

/** Epoch milliseconds of an ISO date or instant, read in UTC where it names no zone; null for every other text. */
export function readIsoInstant(text: string): number | null {
  const zoned = textWithZone(text).trim();
  if (zoned.length > LONGEST_INSTANT || !ISO.test(zoned)) return null;
  const instant = Date.parse(zoned);
  return Number.isNaN(instant) ? null : instant;
}
