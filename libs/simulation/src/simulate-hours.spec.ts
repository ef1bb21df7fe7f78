import { draw } from './testing/draw.ts';
import { begun, play, visits } from './testing/play.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** A run begins on Friday at 20:00 in Baku and waits for Monday, 09:00. */
const startAt = '2026-03-20T16:00:00.000Z';
const OPENING = 2 * DAY + 13 * HOUR;
const graph = draw(
  {
    start: ['trigger.manual'],
    open: ['wait.time', { mode: 'hours', days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00', zone: 'workspace' }],
    greet: ['http.request', { method: 'GET', url: 'https://example.com/greet' }],
  },
  ['start -> open', 'open -> greet'],
);

const pausedFor = (from: number, length: number) =>
  play(
    { graph },
    {
      startAt,
      happenings: [
        { after: from, kind: 'pause' },
        { after: from + length, kind: 'resume' },
      ],
    },
  );

describe('a wait for days and hours', () => {
  it('goes on when they begin', async () => {
    expect(begun(await play({ graph }, { startAt }), 'greet')).toBe(OPENING);
  });

  it.each([
    ['before they begin', HOUR, OPENING],
    ['inside of them', 2 * HOUR, OPENING + HOUR],
    ['in the evening, waits for the next morning', 14 * HOUR, OPENING + DAY],
    ['on the next weekend, waits for Monday', 5 * DAY + 14 * HOUR, OPENING + 7 * DAY],
  ])('that was paused, and is resumed %s', async (_, length, expected) => {
    const result = await pausedFor(OPENING - HOUR, length);
    expect([begun(result, 'greet'), visits(result, 'open'), result.status]).toEqual([expected, 1, 'completed']);
  });
});
