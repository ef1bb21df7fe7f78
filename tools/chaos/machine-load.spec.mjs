import { medianOf, slackAt } from './machine-load.mjs';

describe('the load of the machine', () => {
  it('is told by its median', () => {
    expect(medianOf([])).toBe(0);
    expect(medianOf([9, 1, 2])).toBe(2);
  });

  it('lets leads come later where it is too much, and never not at all', () => {
    expect(slackAt(2)).toBe(0);
    expect(slackAt(4)).toBe(400);
    expect(slackAt(100)).toBe(1_500);
  });
});
