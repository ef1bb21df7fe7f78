import { isRefused } from './payload-size.ts';

const numbers = { items: Array.from({ length: 300_000 }, (_, index) => 1_000_000 + index) };
const texts = { items: Array.from({ length: 3 }, () => 'x'.repeat(900_000)) };

it.each([
  [1, 'more than 2 MB of numbers', numbers, true],
  [2, 'more than 2 MB of numbers', numbers, true],
  [2, 'large texts', texts, false],
  [3, 'more than 2 MB of numbers', numbers, false],
])('a run of version %i that hands on %s', (engineVersion, _, value, expected) => {
  expect(isRefused({ engineVersion }, value)).toBe(expected);
});
