import { tokenMatches } from './token-matches.ts';

describe('tokenMatches', () => {
  it.each([
    ['the-secret-of-the-operators', 'the-secret-of-the-operators', true],
    ['the-secret-of-the-operators', 'the-secret-of-the-operator', false],
    ['the-secret-of-the-operators', '', false],
    ['', '', false],
  ])('secret %j and token %j: %s', (secret, token, expected) => {
    expect(tokenMatches(secret, token)).toBe(expected);
  });
});
