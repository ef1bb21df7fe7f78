import { readAnswer } from './answer-reader.ts';

const error = (code: number): string => JSON.stringify({ error: { code, message: 'secret detail' } });

describe('readAnswer', () => {
  it('reads an acceptance with the address as WhatsApp knows it', () => {
    const text = JSON.stringify({ contacts: [{ input: '1', wa_id: '994501234567' }], messages: [{ id: 'wamid.1' }] });
    expect(readAnswer(200, text)).toEqual({ kind: 'accepted', providerId: 'wamid.1', address: '+994501234567' });
  });

  it.each([
    [131026, { kind: 'refused', reason: 'not-on-channel' }],
    [131047, { kind: 'refused', reason: 'window-closed' }],
    [131050, { kind: 'refused', reason: 'opted-out' }],
    [132001, { kind: 'refused', reason: 'template-not-approved' }],
    [190, { kind: 'refused', reason: 'provider-rejected' }],
    [210, { kind: 'refused', reason: 'provider-rejected' }],
    [999_999, { kind: 'refused', reason: 'provider-rejected' }],
    [130429, { kind: 'retry-later' }],
    [131016, { kind: 'retry-later' }],
  ])('reads code %i by the table, whatever the HTTP status', (code, expected) => {
    expect(readAnswer(400, error(code))).toMatchObject(expected);
    expect(readAnswer(500, error(code))).toMatchObject(expected);
  });

  it.each([
    [500, 'oops'],
    [502, '<html></html>'],
    [200, '{}'],
    [200, ''],
    [200, '{"messages":[]}'],
  ])('counts %i “%s” as lost', (status, text) => {
    expect(readAnswer(status, text)).toMatchObject({ kind: 'lost' });
  });

  it('never repeats the provider’s own text, which may quote the message', () => {
    expect(JSON.stringify(readAnswer(400, error(100)))).not.toContain('secret detail');
  });
});
