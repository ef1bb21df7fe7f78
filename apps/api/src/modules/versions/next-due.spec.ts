import { DomainError } from '@flowkeep/contracts';
import { nextDue } from './next-due.ts';

const at = (cron: string, zone: string, now: string): string =>
  nextDue(cron, zone, new Date(now), 'cron').toISOString();

describe('nextDue', () => {
  it.each([
    ['0 9 * * *', 'Asia/Baku', '2026-11-22T04:00:00Z', '2026-11-22T05:00:00.000Z'],
    ['0 9 * * *', 'Asia/Baku', '2026-11-22T05:00:00Z', '2026-11-23T05:00:00.000Z'],
    ['30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['0 0 1 1 *', 'UTC', '2026-11-22T00:00:00Z', '2027-01-01T00:00:00.000Z'],
  ])('%s in %s', (cron, zone, now, due) => {
    expect(at(cron, zone, now)).toBe(due);
  });

  it.each([
    ['61 9 * * *', 'UTC'],
    ['* * *', 'UTC'],
    ['0 0 9 * * *', 'UTC'],
    ['0 0 31 2 *', 'UTC'],
    ['0 9 * * *', 'Mars/Olympus'],
  ])('refuses %s in %s and names the field', (cron, zone) => {
    expect(() => at(cron, zone, '2026-11-22T00:00:00Z')).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        fields: [expect.objectContaining({ path: 'cron' })],
      }) as DomainError,
    );
  });
});
