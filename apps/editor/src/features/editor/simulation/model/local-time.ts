const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** An instant as a field for date and time shows it, on the clock of a zone: `2026-11-22T14:20`. */
export function localInput(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone })
    .format(new Date(iso))
    .replace(' ', 'T');
}

/** The instant of such a text, or null while it is none. In the hour that a clock change takes away, the hour after it. */
export function readLocalInput(text: string, timeZone: string): string | null {
  if (!LOCAL.test(text)) return null;
  const wanted = Date.parse(`${text}:00Z`);
  // The offset at the wanted time, found by asking what the clock shows at a first guess.
  const offsetAt = (instant: number): number =>
    Date.parse(`${localInput(new Date(instant).toISOString(), timeZone)}:00Z`) - instant;
  const guess = wanted - offsetAt(wanted);
  return new Date(wanted - offsetAt(guess)).toISOString();
}
