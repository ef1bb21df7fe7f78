import { readAmount } from './read-amount.ts';

describe('readAmount', () => {
  it.each([
    ['250', '250'],
    ['1 250,50', '1250.50'],
    [' ', null],
    ['1,250.50', undefined],
    ['-3', undefined],
    ['about 20', undefined],
    ['2.505', undefined],
  ])('reads %p as %p', (text, amount) => {
    expect(readAmount(text)).toBe(amount);
  });
});
