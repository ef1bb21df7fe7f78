import { readMonths } from './read-months.ts';

describe('readMonths', () => {
  it.each([
    ['1', 1],
    [' 24 ', 24],
    ['240', 240],
    ['0', null],
    ['241', null],
    ['2.5', null],
    ['', null],
    ['two', null],
  ])('reads %p as %p', (text, months) => {
    expect(readMonths(text)).toBe(months);
  });
});
