import { retrySpan, withAnyError, withCode } from './retry-words.ts';

describe('retrySpan', () => {
  it.each([
    [{ attempts: 1, firstDelaySeconds: 10 }, 0],
    [{ attempts: 3, firstDelaySeconds: 10 }, 30],
    [{ attempts: 3, firstDelaySeconds: 10, backoff: 'same' }, 20],
    // 1, 2, 4 … 2048, then an hour at most.
    [{ attempts: 14, firstDelaySeconds: 1 }, 4_095 + 3_600],
  ] as const)('%j takes %d seconds in all', (retry, seconds) => {
    expect(retrySpan(retry)).toBe(seconds);
  });

  it('never lasts longer than an hour a pause, however often it tries', () => {
    expect(retrySpan({ attempts: 100, firstDelaySeconds: 3_600 })).toBe(99 * 3_600);
  });
});

describe('errors to try again', () => {
  const retry = { attempts: 3, firstDelaySeconds: 1 };

  it('are all of them until some are chosen', () => {
    expect(withAnyError({ ...retry, on: ['timed-out'] }, true)).toEqual(retry);
    expect(withAnyError(retry, false).on).toContain('timed-out');
  });

  it('are never none', () => {
    const one = withCode({ ...retry, on: [] }, 'internal', true);
    expect(one.on).toEqual(['internal']);
    expect(withCode(one, 'internal', false)).toBe(one);
    expect(withCode(withCode(one, 'unavailable', true), 'internal', false).on).toEqual(['unavailable']);
  });
});
