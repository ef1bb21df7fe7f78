import { checkSignature, signBody } from './webhook-signature.ts';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
const BODY = Buffer.from('{"name":"Rəna"}');

describe('checkSignature', () => {
  const header = signBody('secret', BODY, NOW);

  it('accepts what was signed with the secret', () => {
    expect(checkSignature(header, 'secret', BODY, NOW)).toMatchObject({ ok: true });
    expect(checkSignature(header, 'secret', BODY, NOW + 299_000)).toMatchObject({ ok: true });
  });

  it.each([
    ['another secret', header, 'other', BODY, NOW, 'forged'],
    ['another body', header, 'secret', Buffer.from('{"name":"Rena"}'), NOW, 'forged'],
    ['another time', header.replace(/t=\d+/, `t=${String(NOW / 1000 - 1)}`), 'secret', BODY, NOW, 'forged'],
    ['a request of six minutes ago', header, 'secret', BODY, NOW + 360_000, 'expired'],
    ['a request from the future', header, 'secret', BODY, NOW - 360_000, 'expired'],
    ['no time', header.replace(/t=\d+,/, ''), 'secret', BODY, NOW, 'unreadable'],
    ['a short signature', header.slice(0, -2), 'secret', BODY, NOW, 'unreadable'],
    ['nothing', '', 'secret', BODY, NOW, 'unreadable'],
  ])('refuses %s', (_, given, secret, body, now, reason) => {
    expect(checkSignature(given, secret, body, now)).toEqual({ ok: false, reason });
  });

  it('accepts either secret while one is being changed', () => {
    const other = signBody('new secret', BODY, NOW).replace(/^t=\d+,/, '');
    expect(checkSignature(`${header},${other}`, 'new secret', BODY, NOW)).toMatchObject({ ok: true });
  });
});
