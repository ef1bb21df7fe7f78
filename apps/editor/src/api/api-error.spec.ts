import { readProblem } from './api-error.ts';

describe('readProblem', () => {
  it('keeps code, sentence and fields of a problem', () => {
    const error = readProblem(422, {
      code: 'invalid-input',
      title: 'Some fields need attention',
      detail: 'The name is empty.',
      fields: [{ path: 'name', message: 'Give it a name.' }, 'nonsense'],
      requestId: 'r1',
    });
    expect(error.code).toBe('invalid-input');
    expect(error.message).toBe('The name is empty.');
    expect(error.fieldError('name')).toBe('Give it a name.');
    expect(error.fieldError('phone')).toBeUndefined();
    expect(error.requestId).toBe('r1');
  });

  it.each([
    [401, 'unauthenticated'],
    [404, 'not-found'],
    [502, 'unavailable'],
    [418, 'internal'],
  ])('reads a code from status %d when the answer has none', (status, code) => {
    expect(readProblem(status, '<html>').code).toBe(code);
  });

  it('does not trust an unknown code', () => {
    expect(readProblem(403, { code: 'made-up' }).code).toBe('forbidden');
  });
});
