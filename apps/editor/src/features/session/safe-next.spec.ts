import { safeNext } from './safe-next.ts';

describe('safeNext', () => {
  it.each([
    ['/w/baku-dental/runs?status=failed', '/w/baku-dental/runs?status=failed'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    [null, '/'],
  ])('leads from %p to %p', (next, target) => {
    expect(safeNext(next)).toBe(target);
  });
});
