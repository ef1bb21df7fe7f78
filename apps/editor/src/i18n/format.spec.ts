import { formatDuration, formatMoney } from './format.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [420, '0.4 s'],
    [3 * SECOND, '3 s'],
    [59 * SECOND, '59 s'],
    [200 * SECOND, '3 min 20 s'],
    [2 * HOUR, '2 h'],
    [52 * HOUR, '2 d 4 h'],
    [-5, '0 s'],
  ])('says %d ms as %p', (milliseconds, words) => {
    expect(formatDuration(milliseconds)).toBe(words);
  });
});

describe('formatMoney', () => {
  it('leaves empty decimals out and keeps real ones', () => {
    expect(formatMoney(250, 'AZN').replaceAll('\u00a0', ' ')).toBe('AZN 250');
    expect(formatMoney(1250.5, 'AZN').replaceAll('\u00a0', ' ')).toBe('AZN 1,250.50');
  });
});
