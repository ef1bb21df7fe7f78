import { timeAgo } from './time-ago.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const MINUTE = 60_000;

describe('timeAgo', () => {
  it.each([
    [-5_000, 'now'],
    [-2 * MINUTE, '2 minutes ago'],
    [-90 * MINUTE, '2 hours ago'],
    [-24 * 60 * MINUTE, 'yesterday'],
    [2 * 24 * 60 * MINUTE, 'in 2 days'],
    [-60 * 24 * 60 * MINUTE, '2 months ago'],
    [-800 * 24 * 60 * MINUTE, '2 years ago'],
  ])('says an instant %d ms away as %p', (distance, words) => {
    expect(timeAgo(NOW + distance, NOW, 'en')).toBe(words);
  });
});
