import { ApiKeyService } from './api-key.service.ts';
import { hashToken, newSecretToken } from './secret-token.ts';

describe('API keys', () => {
  it.each([
    ['Bearer fk_abc', 'fk_abc'],
    ['bearer  fk_abc', 'fk_abc'],
    ['Bearer eyJhbGciOi', null],
    ['Basic fk_abc', null],
    ['fk_abc', null],
    ['', null],
    [undefined, null],
  ])('reads %s as %s', (header, key) => expect(ApiKeyService.keyIn(header)).toBe(key));

  it('are random, and their hash is that of the whole key', () => {
    const [one, two] = [newSecretToken('fk_'), newSecretToken('fk_')];
    expect(one.token).toMatch(/^fk_[\w-]{43}$/);
    expect(one.token).not.toBe(two.token);
    expect(hashToken(one.token).equals(one.hash)).toBe(true);
    expect(one.hash).toHaveLength(32);
  });
});
