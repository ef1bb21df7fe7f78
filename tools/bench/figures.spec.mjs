import { figure, median, percentile } from './figures.mjs';

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

describe('figures', () => {
  it('a percentile is a value that occurred', () => {
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([], 0.99)).toBeNull();
  });

  it('the median of an even number of rounds lies between the middle two', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 9, 2])).toBe(3);
  });

  it('a round without a value does not count, and is not taken for zero', () => {
    expect(figure('W1', 'runs/s', [10, null, 30])).toEqual({
      name: 'W1',
      unit: 'runs/s',
      median: 20,
      min: 10,
      max: 30,
      rounds: 2,
      values: [10, 30],
    });
    expect(figure('W1', 'runs/s', [null]).median).toBeNull();
  });
});
