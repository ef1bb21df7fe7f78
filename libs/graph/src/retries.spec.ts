import type { ErrorCode } from '@flowkeep/contracts';
import { isWorthAnotherTry, secondsToNextTry } from './retries.ts';

describe('isWorthAnotherTry', () => {
  it.each<[string, readonly ErrorCode[] | undefined, boolean]>([
    ['provider-unavailable', undefined, true],
    ['provider-unavailable', [], true],
    ['provider-rejected', undefined, false],
    ['provider-rejected', ['provider-rejected'], true],
    ['provider-unavailable', ['provider-rejected'], false],
    ['unheard-of', undefined, false],
  ])('%s, where %j are named: %s', (code, on, expected) => {
    expect(isWorthAnotherTry(code, on === undefined ? {} : { on })).toBe(expected);
  });
});

describe('secondsToNextTry', () => {
  it('doubles, stays the same where the step says so, and is never more than an hour', () => {
    const policy = { attempts: 20, firstDelaySeconds: 5 };
    expect([1, 2, 3, 19].map((attempt) => secondsToNextTry(policy, attempt))).toEqual([5, 10, 20, 3_600]);
    expect(secondsToNextTry({ ...policy, backoff: 'same' }, 3)).toBe(5);
  });
});
