import type { JsonValue } from '@flowkeep/contracts';

const DAY_MILLISECONDS = 86_400_000;

/** Plausible values by what their names speak of; the first that fits counts. */
const BY_NAME: readonly (readonly [pattern: RegExp, value: JsonValue])[] = [
  [/phone|mobile|whatsapp/i, '+994501234567'],
  [/e?mail/i, 'gunesh@example.com'],
  [/lang/i, 'az'],
  [/amount|price|sum|total|cost|budget/i, 150],
  [/(?<!dis|ac)count|number|quantity|score|rating|^age$|_age$/i, 3],
  // A message ends like an age.
  [/Age$/, 3],
  [/company|organi[sz]ation|clinic/i, 'Baku Dental'],
  [/city/i, 'Bakı'],
  [/country/i, 'AZ'],
  [/url|link|site|page/i, 'https://example.com'],
  [/source|channel|campaign/i, 'website'],
  [/text|message|question|note|comment|reply/i, 'Salam! Qiyməti neçəyədir?'],
  [/name/i, 'Günəş Əliyeva'],
  [/id$/i, 'A-1001'],
];
const TIMES = /(date|time|day|until|when|visit|deadline)|(At$)|^at$/;

/** A value such as somebody might send under this name. `startAt` is epoch milliseconds: times lie a day after it. */
export function sampleValue(name: string, type: string, startAt: number): JsonValue {
  switch (type) {
    case 'number':
      return 3;
    case 'boolean':
      return true;
    case 'object':
      return {};
    case 'instant':
      return inADay(startAt);
    case 'phone':
      return '+994501234567';
    case 'email':
      return 'gunesh@example.com';
    default:
      return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? (TIMES.test(name) ? inADay(startAt) : 'Salam');
  }
}

function inADay(startAt: number): string {
  return new Date(startAt + DAY_MILLISECONDS).toISOString();
}
