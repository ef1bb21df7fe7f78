import type { ControlResult } from '@flowkeep/engine';
import fc from 'fast-check';
import { controls } from '../../controls.ts';
import { controlContext } from '../../testing/control-context.ts';
import { nextOpening, type OpeningHours } from './opening-hours.ts';
import { readInstant } from './read-instant.ts';

const WEEKDAYS: OpeningHours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const DONE = { kind: 'done', port: 'next' };

const at = (text: string, timeZone: string): number => readInstant(text, timeZone) ?? Number.NaN;

/** What becomes of a wait for these hours that rings at a moment. */
function rung(hours: OpeningHours, now: number, timeZone: string, engineVersion = 3): ControlResult | undefined {
  const context = controlContext({ mode: 'hours', ...hours }, { now, timeZone, engineVersion });
  return controls['wait.time'].resume?.(context, null, '');
}

const waits = (until: number) => ({ kind: 'wait', request: { until, events: [], freeze: 'stay' } });

describe('a wait for days and hours that rings', () => {
  it.each<[string, OpeningHours, string, string, string | null]>([
    ['in time', WEEKDAYS, 'Asia/Baku', '2026-03-23 09:00', null],
    ['late, inside the hours', WEEKDAYS, 'Asia/Baku', '2026-03-24 17:59', null],
    ['a moment early', WEEKDAYS, 'Asia/Baku', '2026-03-23 08:59:59.9', '2026-03-23 09:00'],
    ['when the hours are over', WEEKDAYS, 'Asia/Baku', '2026-03-23 18:00', '2026-03-24 09:00'],
    ['on Saturday night', WEEKDAYS, 'Asia/Baku', '2026-03-28 23:00', '2026-03-30 09:00'],
    [
      'in the night hours of yesterday',
      { days: [5], from: '22:00', to: '02:00' },
      'Asia/Baku',
      '2026-03-21 01:00',
      null,
    ],
    [
      'before hours that a clock change begins late',
      { days: EVERY_DAY, from: '02:30', to: '04:00' },
      'Europe/Berlin',
      '2026-03-28 23:00',
      '2026-03-29 03:00',
    ],
    [
      'on the day whose hours a clock change swallows',
      { days: [7], from: '02:00', to: '02:45' },
      'Europe/Berlin',
      '2026-03-29 01:59',
      '2026-04-05 02:00',
    ],
    [
      'before hours that come twice',
      { days: EVERY_DAY, from: '02:30', to: '03:30' },
      'Europe/Berlin',
      '2026-10-25 00:10',
      '2026-10-25 02:30',
    ],
  ])('%s', (_, hours, timeZone, now, opening) => {
    const moment = at(now, timeZone);
    if (opening === null) expect(rung(hours, moment, timeZone)).toEqual(DONE);
    else expect(rung(hours, moment, timeZone)).toMatchObject(waits(at(opening, timeZone)));
  });

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

  it('goes on inside them only, and does so when it rings again, in every zone and at every clock change', () => {
    fc.assert(
      fc.property(hours, zones, moments, (given, timeZone, seconds) => {
        const now = seconds * 1_000;
        const opening = nextOpening(given, now, timeZone) ?? Number.NaN;
        if (opening === now) expect(rung(given, now, timeZone)).toEqual(DONE);
        else expect(rung(given, now, timeZone)).toMatchObject(waits(opening));
        expect(rung(given, opening, timeZone)).toEqual(DONE);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([1, 2])('goes on at once in a run of version %i, as it did when that began', (engineVersion) => {
    expect(rung(WEEKDAYS, at('2026-03-28 23:00', 'Asia/Baku'), 'Asia/Baku', engineVersion)).toEqual(DONE);
  });
});

it.each([
  ['for some time', { mode: 'for', duration: { amount: 2, unit: 'hours' } }],
  ['until a time', { mode: 'until', until: '2026-03-27 10:00' }],
])('a wait %s goes on whenever it rings', (_, config) => {
  const context = controlContext(config, { now: at('2026-03-28 23:00', 'Asia/Baku') });
  expect(controls['wait.time'].resume?.(context, null, '')).toEqual(DONE);
});
