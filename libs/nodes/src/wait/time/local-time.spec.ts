import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { instantOfLocal } from './local-time.ts';
import { readInstant } from './read-instant.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ZONES = Intl.supportedValuesOf('timeZone');
const FROM = Date.parse('2025-01-01T00:00:00Z');
const TO = Date.parse('2035-01-01T00:00:00Z');

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a zone show, as if it were UTC: told without the code under test. */
function clock(instant: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(timeZone, format);
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 0) - 1,
    part['day'],
    part['hour'],
    part['minute'],
    part['second'],
  );
}

const localOf = (shown: number): Temporal.PlainDateTime =>
  Temporal.PlainDateTime.from(new Date(shown).toISOString().slice(0, 19));

/** The first moment at which the clocks show this time or a later one. */
function expectFirstMoment(shown: number, timeZone: string): void {
  const instant = instantOfLocal(localOf(shown), timeZone);
  const isAt = clock(instant, timeZone) >= shown;
  const wasBefore = [1_000, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 26 * HOUR].every(
    (ago) => clock(instant - ago, timeZone) < shown,
  );
  if (!isAt || !wasBefore) {
    throw new Error(
      `${timeZone} ${new Date(shown).toISOString()} is not first shown at ${new Date(instant).toISOString()}`,
    );
  }
}

/** Moments at which the clocks of a zone change. */
function changesOf(timeZone: string): readonly number[] {
  const changes: number[] = [];
  const end = Date.parse('2028-01-01T00:00:00Z');
  let moment = Temporal.Instant.fromEpochMilliseconds(FROM).toZonedDateTimeISO(timeZone).getTimeZoneTransition('next');
  while (moment !== null && moment.epochMilliseconds < end) {
    changes.push(moment.epochMilliseconds);
    moment = moment.getTimeZoneTransition('next');
  }
  return changes;
}

describe('a time on the clocks of a zone', () => {
  it('is the first moment that shows it, or the first after a gap, around every clock change of every zone', () => {
    let gaps = 0;
    let repeats = 0;
    for (const timeZone of ZONES) {
      for (const change of changesOf(timeZone)) {
        const [before, after] = [clock(change - 1_000, timeZone) + 1_000, clock(change, timeZone)];
        if (after > before) gaps += 1;
        else repeats += 1;
        for (let minutes = -150; minutes <= 150; minutes += 30) expectFirstMoment(before + minutes * MINUTE, timeZone);
        expectFirstMoment(after, timeZone);
      }
    }
    expect(ZONES.length).toBeGreaterThan(400);
    expect(gaps).toBeGreaterThan(200);
    expect(repeats).toBeGreaterThan(200);
  });

  it('is the first moment that shows it, at any time in any zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: FROM / 1_000, max: TO / 1_000 }),
        (timeZone, seconds) => {
          expectFirstMoment(seconds * 1_000, timeZone);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['a gap', '2026-03-29 02:30', 'Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['the end of a gap', '2026-03-29 03:00', 'Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['a time that comes twice', '2026-10-25 02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['a gap of half an hour', '2026-10-04 02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
    ['a gap at midnight', '2026-09-06', 'America/Santiago', '2026-09-06T04:00:00Z'],
    ['a day that never was', '2011-12-30 12:00', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
    ['an offset of three quarters', '2026-03-20 09:00', 'Asia/Kathmandu', '2026-03-20T03:15:00Z'],
  ])('reads %s', (_, text, timeZone, expected) => {
    expect(new Date(readInstant(text, timeZone) ?? 0)).toEqual(new Date(expected));
  });

  it.each(['+200000-01-01', '+200000-01-01T00:00:00Z', '2026-02-30', ''])('does not read "%s"', (text) => {
    expect(readInstant(text, 'Asia/Baku')).toBeNull();
  });
});
