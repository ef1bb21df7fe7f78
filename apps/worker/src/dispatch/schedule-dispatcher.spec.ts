import { nextDue } from './schedule-dispatcher.ts';

const at = (text: string) => new Date(text);

it.each([
  ['0 9 * * *', '', '2026-11-22T04:59:00.000Z', '2026-11-22T05:00:00.000Z'],
  ['0 9 * * *', 'Europe/Berlin', '2026-11-22T04:59:00.000Z', '2026-11-22T08:00:00.000Z'],
  ['30 8 * * 1', '', '2026-11-22T04:59:00.000Z', '2026-11-23T04:30:00.000Z'],
  // Clocks go forward from 2:00 to 3:00, and back from 3:00 to 2:00.
  ['30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00.000Z', '2026-03-29T01:00:00.000Z'],
  ['30 2 * * *', 'Europe/Berlin', '2026-03-29T01:30:00.000Z', '2026-03-30T00:30:00.000Z'],
  ['30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00.000Z', '2026-10-25T00:30:00.000Z'],
  ['30 2 * * *', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'],
])('%s in %s comes next behind %s at %s', (cron, timeZone, now, expected) => {
  const trigger = { config: { cron, timeZone }, timeZone: 'Asia/Baku' };
  expect(nextDue(trigger, at(now))?.toISOString()).toBe(expected);
});

it('does what was missed once: the next time is behind now', () => {
  const trigger = { config: { cron: '*/5 * * * *' }, timeZone: 'Asia/Baku' };
  const now = at('2026-11-22T04:59:00.000Z');
  expect(nextDue(trigger, now)?.getTime()).toBeGreaterThan(now.getTime());
});

it.each([{}, { cron: 'every day' }, { cron: '0 9 * * *', timeZone: 'Asia/Nowhere' }])(
  'ends where %j is no schedule',
  (config) => {
    expect(nextDue({ config, timeZone: 'Asia/Baku' }, new Date())).toBeNull();
  },
);
