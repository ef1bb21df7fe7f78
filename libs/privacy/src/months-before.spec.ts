import fc from 'fast-check';
import { monthsBefore } from './months-before.ts';

describe('monthsBefore', () => {
  it.each([
    ['2026-11-22T10:20:30Z', 24, '2024-11-22T10:20:30.000Z'],
    ['2026-03-31T00:00:00Z', 1, '2026-02-28T00:00:00.000Z'],
    ['2028-03-31T23:59:59Z', 1, '2028-02-29T23:59:59.000Z'],
    ['2026-01-15T12:00:00Z', 1, '2025-12-15T12:00:00.000Z'],
  ])('%s less %i months is %s', (now, months, expected) => {
    expect(monthsBefore(new Date(now), months).toISOString()).toBe(expected);
  });

  it('keeps the order of instants, and never reaches less far back for more months', () => {
    const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 240 }), (now, months) => {
        expect(monthsBefore(now, months).getTime()).toBeLessThan(now.getTime());
        expect(monthsBefore(now, months + 1).getTime()).toBeLessThan(monthsBefore(now, months).getTime());
      }),
    );
  });
});
