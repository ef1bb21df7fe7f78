import { readDedup } from './read-dedup.ts';

describe('readDedup', () => {
  it.each([
    [
      'a value with a window',
      { dedup: ' A-7 ', dedupWindow: { amount: 2, unit: 'hours' } },
      { value: 'A-7', windowSeconds: 7_200 },
    ],
    ['a number', { dedup: 7 }, { value: '7', windowSeconds: 86_400 }],
    ['nothing', {}, null],
    ['a value that came out empty', { dedup: null }, null],
  ])('reads %s', (_, config, expected) => {
    expect(readDedup(config)).toEqual(expected);
  });
});
