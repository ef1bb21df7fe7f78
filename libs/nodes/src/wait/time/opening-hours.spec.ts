import fc from 'fast-check';
import { hoursWords } from './hours-words.ts';
import { nextOpening, type OpeningHours } from './opening-hours.ts';
import { readInstant } from './read-instant.ts';

const WEEKDAYS = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };
const at = (text: string, timeZone: string): number => readInstant(text, timeZone) ?? Number.NaN;

const timeOfDay = fc.nat(24 * 4 - 1).map((quarter) => {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
});
const hours: fc.Arbitrary<OpeningHours> = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  from: timeOfDay,
  to: timeOfDay,
});
const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const moments = fc.integer({ min: Date.parse('2025-01-01') / 1_000, max: Date.parse('2029-01-01') / 1_000 });

/** Weekday and time that the clocks of a zone show: told without the code under test. */
function shown(moment: number, timeZone: string): { readonly day: number; readonly time: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .formatToParts(moment)
    .map(({ type, value }) => [type, value] as const);
  const { weekday = '', hour = '', minute = '' } = Object.fromEntries(parts);
  return { day: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday) + 1, time: `${hour}:${minute}` };
}

function isOpen({ days, from, to }: OpeningHours, { day, time }: ReturnType<typeof shown>): boolean {
  const yesterday = day === 1 ? 7 : day - 1;
  if (to > from) return days.includes(day) && time >= from && time < to;
  return (days.includes(day) && time >= from) || (days.includes(yesterday) && time < to);
}

describe('days and hours', () => {
  it.each<[string, OpeningHours, string, string, string]>([
    ['inside', WEEKDAYS, 'Asia/Baku', '2026-03-20 10:00', '2026-03-20 10:00'],
    ['at the beginning', WEEKDAYS, 'Asia/Baku', '2026-03-20 09:00', '2026-03-20 09:00'],
    ['at the end', WEEKDAYS, 'Asia/Baku', '2026-03-20 18:00', '2026-03-23 09:00'],
    ['early in the morning', WEEKDAYS, 'Asia/Baku', '2026-03-20 07:00', '2026-03-20 09:00'],
    ['at the weekend', WEEKDAYS, 'Asia/Baku', '2026-03-21 12:00', '2026-03-23 09:00'],
    [
      'in the night hours of yesterday',
      { days: [5], from: '22:00', to: '02:00' },
      'Asia/Baku',
      '2026-03-21 01:00',
      '2026-03-21 01:00',
    ],
    ['a whole day', { days: [6], from: '00:00', to: '00:00' }, 'Asia/Baku', '2026-03-20 23:00', '2026-03-21 00:00'],
    [
      'one day a week, just over',
      { days: [5], from: '09:00', to: '10:00' },
      'Asia/Baku',
      '2026-03-20 10:00',
      '2026-03-27 09:00',
    ],
    [
      'a beginning in a gap',
      { days: [7], from: '02:30', to: '04:00' },
      'Europe/Berlin',
      '2026-03-29 01:00',
      '2026-03-29 03:00',
    ],
    [
      'hours that a gap swallows',
      { days: [7], from: '02:00', to: '02:45' },
      'Europe/Berlin',
      '2026-03-29 01:00',
      '2026-04-05 02:00',
    ],
    [
      'a day that never was',
      { days: [5], from: '09:00', to: '10:00' },
      'Pacific/Apia',
      '2011-12-29 09:00',
      '2012-01-06 09:00',
    ],
  ])('%s', (_, given, timeZone, now, expected) => {
    expect(nextOpening(given, at(now, timeZone), timeZone)).toBe(at(expected, timeZone));
  });

  it('are never open without days', () => {
    expect(nextOpening({ ...WEEKDAYS, days: [] }, 0, 'UTC')).toBeNull();
  });

  it('lead to a moment inside them, not before now, and asking again there gives the same', () => {
    fc.assert(
      fc.property(hours, zones, moments, (given, timeZone, seconds) => {
        const now = seconds * 1_000;
        const opening = nextOpening(given, now, timeZone);
        expect(opening).not.toBeNull();
        expect(opening ?? 0).toBeGreaterThanOrEqual(now);
        expect(nextOpening(given, opening ?? 0, timeZone)).toBe(opening);
      }),
      { numRuns: 1_500 },
    );
  });

  it('are what the clocks of the zone say, wherever no clock changes', () => {
    fc.assert(
      fc.property(hours, zones, moments, (given, timeZone, seconds) => {
        const now = seconds * 1_000;
        const clocks = [-30, -12, 0, 12, 30].map((ahead) => new Date(now + ahead * 3_600_000));
        const offsets = clocks.map((moment) => moment.getTime() - at(wall(moment, timeZone), 'UTC'));
        fc.pre(offsets.every((offset) => offset === offsets[0]));
        expect(nextOpening(given, now, timeZone) === now).toBe(isOpen(given, shown(now, timeZone)));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each<[OpeningHours, string]>([
    [WEEKDAYS, 'weekdays, 09:00–18:00'],
    [{ days: [6, 7], from: '10:00', to: '10:00' }, 'weekends, all day'],
    [{ days: [3, 1], from: '09:00', to: '12:00' }, 'Monday, Wednesday, 09:00–12:00'],
    [{ days: [], from: '09:00', to: '12:00' }, 'no hours yet'],
  ])('%j in words', (given, words) => {
    expect(hoursWords(given)).toBe(words);
  });
});

function wall(moment: Date, timeZone: string): string {
  return moment.toLocaleString('sv-SE', { timeZone });
}
