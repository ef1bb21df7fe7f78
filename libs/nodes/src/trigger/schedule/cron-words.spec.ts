import { cronWords } from './cron-words.ts';

describe('cronWords', () => {
  it.each([
    ['0 9 * * *', 'Every day at 09:00'],
    ['30 18 * * 1-5', 'Weekdays at 18:30'],
    ['0 9 * * MON-FRI', 'Weekdays at 09:00'],
    ['0 10 * * 0', 'Every Sunday at 10:00'],
    ['0 10 * * 7', 'Every Sunday at 10:00'],
    ['0 10 * * 3', 'Every Wednesday at 10:00'],
    ['0 8 1 * *', 'On day 1 of each month at 08:00'],
    ['*/15 * * * *', 'Every 15 minutes'],
    ['* * * * *', 'Every minute'],
    ['5 * * * *', 'Every hour at minute 5'],
  ])('reads %s as "%s"', (pattern, words) => {
    expect(cronWords(pattern)).toBe(words);
  });

  it.each(['0 9 * 1 *', '0 9,18 * * *', '0 9 1 * 1', 'nonsense', ''])('leaves %s to those who read cron', (pattern) => {
    expect(cronWords(pattern)).toBeNull();
  });
});
