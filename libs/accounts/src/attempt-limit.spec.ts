import { AttemptLimit } from './attempt-limit.ts';

describe('attempts', () => {
  it('are bounded for each name within a minute', () => {
    let now = 0;
    const limit = new AttemptLimit(2, () => now);
    const isAllowed = (name: string): boolean => {
      try {
        limit.count(name);
        return true;
      } catch {
        return false;
      }
    };
    expect(['a', 'a', 'a', 'b'].map(isAllowed)).toEqual([true, true, false, true]);
    now = 59_999;
    expect(isAllowed('a')).toBe(false);
    now = 60_000;
    expect(isAllowed('a')).toBe(true);
  });
});
