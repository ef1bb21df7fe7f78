import { createHmac } from 'node:crypto';
import type { JsonObject } from '@flowkeep/contracts';
import { isSignedBy } from './webhook-signature.ts';
import { readWebhook } from './webhook.ts';

const envelope = (value: JsonObject): JsonObject => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '900800700',
      changes: [{ field: 'messages', value: { metadata: { phone_number_id: '100200300' }, ...value } }],
    },
  ],
});

describe('readWebhook', () => {
  it('reads a text with the name of its sender', () => {
    const [happening] = readWebhook(
      envelope({
        contacts: [{ profile: { name: 'Aysel' }, wa_id: '994501234567', user_id: 'AZ.1' }],
        messages: [
          {
            from: '994501234567',
            from_user_id: 'AZ.1',
            id: 'wamid.1',
            timestamp: '1795000000',
            type: 'text',
            text: { body: 'Salam' },
          },
        ],
      }),
    );
    expect(happening).toEqual({
      kind: 'message',
      phoneNumberId: '100200300',
      message: {
        providerId: 'wamid.1',
        address: '+994501234567',
        profileName: 'Aysel',
        text: 'Salam',
        kind: 'text',
        sentAt: new Date(1_795_000_000_000),
      },
    });
  });

  it.each([
    [{ type: 'button', button: { payload: 'p', text: 'Bəli' } }, 'Bəli'],
    [{ type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: '1', title: 'Yox' } } }, 'Yox'],
    [{ type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: '1', title: 'Sabah' } } }, 'Sabah'],
    [{ type: 'image', image: { id: '1', caption: 'Şəkil' } }, 'Şəkil'],
    [{ type: 'location', location: { latitude: 40 } }, ''],
  ])('reads %j', (typed, text) => {
    const messages = [{ from_user_id: 'AZ.1', id: 'wamid.1', timestamp: '1795000000', ...typed }];
    expect(readWebhook(envelope({ messages }))).toMatchObject([
      { message: { address: 'AZ.1', text, profileName: null } },
    ]);
  });

  it('reads what the database can keep, whatever was sent', () => {
    const message = { from: '994501234567', id: 'wamid.1', timestamp: '99999999999999999', type: 'text' };
    const contacts = [{ wa_id: '994501234567', profile: { name: 'Ay\u0000sel' } }];
    const [happening] = readWebhook(envelope({ contacts, messages: [{ ...message, text: { body: 'Sa\u0000lam' } }] }));
    if (happening?.kind !== 'message') throw new Error('There is no message.');
    expect(happening.message).toMatchObject({ text: 'Salam', profileName: 'Aysel' });
    expect(happening.message.sentAt.getFullYear()).toBeLessThan(3_000);
  });

  it('reads statuses with what they echo and the code of a failure', () => {
    const statuses = [
      { id: 'wamid.1', status: 'delivered', timestamp: '1795000000', biz_opaque_callback_data: 'our-id' },
      { id: 'wamid.2', status: 'failed', timestamp: '1795000001', errors: [{ code: 131026, title: 'Undeliverable' }] },
      { id: 'wamid.3', status: 'held', timestamp: '1795000001' },
    ];
    expect(readWebhook(envelope({ statuses }))).toMatchObject([
      { kind: 'status', status: { providerId: 'wamid.1', ownId: 'our-id', status: 'delivered', errorCode: null } },
      { kind: 'status', status: { providerId: 'wamid.2', ownId: null, status: 'failed', errorCode: '131026' } },
    ]);
  });

  it.each([
    null,
    'text',
    {},
    { object: 'page' },
    { object: 'whatsapp_business_account', entry: [null, { changes: [{ field: 'x' }] }] },
  ])('passes over %j', (body) => expect(readWebhook(body)).toEqual([]));
});

describe('isSignedBy', () => {
  const body = Buffer.from('{"text":"\\u0259 ə 🙂"}');
  const signature = `sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`;

  it('accepts the signature of these very bytes only', () => {
    expect(isSignedBy('secret', body, signature)).toBe(true);
    expect(isSignedBy('other', body, signature)).toBe(false);
    expect(isSignedBy('secret', Buffer.from(JSON.stringify(JSON.parse(body.toString()))), signature)).toBe(false);
  });

  it.each([undefined, '', 'sha256=', 'sha256=zz', signature.slice(0, -1), signature.replace('sha256', 'sha1')])(
    'refuses %s',
    (header) => {
      expect(isSignedBy('secret', body, header)).toBe(false);
    },
  );

  it('refuses everything under an empty secret', () => {
    expect(isSignedBy('', body, `sha256=${createHmac('sha256', '').update(body).digest('hex')}`)).toBe(false);
  });
});
