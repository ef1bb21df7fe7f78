const LANGUAGE = 'en-GB';

/** The zone that the reader's own device is in. */
export const READER_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "14:20" today, "Tue 14:20" within six days, else "24 Nov 14:20"; in the reader's zone or a given one. */
export function shortTime(iso: string, now: number, timeZone: string = READER_ZONE): string {
  const time = format(iso, { hour: '2-digit', minute: '2-digit' }, timeZone);
  const day = format(iso, { dateStyle: 'short' }, timeZone);
  if (day === format(new Date(now).toISOString(), { dateStyle: 'short' }, timeZone)) return time;
  const isNear = Math.abs(Date.parse(iso) - now) < 6 * 86_400_000;
  const date = isNear
    ? format(iso, { weekday: 'short' }, timeZone)
    : format(iso, { day: 'numeric', month: 'short' }, timeZone);
  return `${date} ${time}`;
}

/** "14:20:03", with the day when it was not today. */
export function exactTime(iso: string, now: number, timeZone: string = READER_ZONE): string {
  const short = shortTime(iso, now, timeZone);
  const seconds = format(iso, { second: '2-digit' }, timeZone).padStart(2, '0');
  return `${short}:${seconds}`;
}

/** "Tue 24 Nov 14:20". */
export function longTime(iso: string, timeZone: string = READER_ZONE): string {
  const day = format(iso, { weekday: 'short', day: 'numeric', month: 'short' }, timeZone).replace(',', '');
  return `${day} ${format(iso, { hour: '2-digit', minute: '2-digit' }, timeZone)}`;
}

function format(iso: string, options: Intl.DateTimeFormatOptions, timeZone: string): string {
  return new Intl.DateTimeFormat(LANGUAGE, { ...options, timeZone }).format(new Date(iso));
}
