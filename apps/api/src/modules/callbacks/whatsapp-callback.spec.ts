import { createHmac, randomUUID } from 'node:crypto';
import type { JsonObject } from '@flowkeep/contracts';
import { ConnectionRepository, TransactionRunner } from '@flowkeep/persistence';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import type { TestAnswer } from '../../spec/test-client.ts';

const PATH = '/api/v1/callbacks/whatsapp';

interface Number {
  readonly workspace: TestWorkspace;
  readonly phoneNumberId: string;
  readonly appSecret: string;
  readonly verifyToken: string;
}

describe('callbacks of WhatsApp', () => {
  let test: TestApp;
  let mine: Number;
  let other: Number;
  beforeAll(async () => {
    test = await startTestApp();
    [mine, other] = [await connected(), await connected()];
  });
  afterAll(() => test.close());

  async function connected(): Promise<Number> {
    const workspace = await test.createWorkspace();
    const [phoneNumberId, appSecret, verifyToken] = [randomUUID(), randomUUID(), randomUUID()];
    const secrets = { accessToken: 'token', appSecret, verifyToken };
    await test.app.get(TransactionRunner).inWorkspace(workspace.id, (tx) =>
      test.app.get(ConnectionRepository).set(tx, {
        kind: 'whatsapp',
        name: 'WhatsApp',
        settings: {},
        secrets,
        externalId: phoneNumberId,
      }),
    );
    return { workspace, phoneNumberId, appSecret, verifyToken };
  }

  const message = (at: Number, wamid: string, text: string): JsonObject => ({
    field: 'messages',
    value: {
      metadata: { phone_number_id: at.phoneNumberId },
      contacts: [{ profile: { name: 'Günəş' }, wa_id: '994501234567' }],
      messages: [
        {
          from: '994501234567',
          id: wamid,
          timestamp: String(Math.floor(Date.now() / 1000)),
          type: 'text',
          text: { body: text },
        },
      ],
    },
  });
  const batch = (...changes: readonly JsonObject[]): string =>
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: changes.map((change) => ({ id: '1', changes: [change] })),
    });
  const send = (text: string, secret: string | null): Promise<TestAnswer> =>
    test.client(PATH, {
      method: 'POST',
      text,
      headers:
        secret === null
          ? {}
          : { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(text).digest('hex')}` },
    });
  const eventsOf = ({
    workspace,
  }: Number): Promise<readonly { readonly kind: string; readonly contact_id: string }[]> =>
    test.app
      .get(TransactionRunner)
      .inWorkspace(workspace.id, (tx) =>
        tx.query(`select kind, contact_id from events where kind = 'message.received'`),
      );

  it('answer the question of Meta with its challenge, for a token of ours only', async () => {
    const ask = (token: string): Promise<TestAnswer> =>
      test.client(`${PATH}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=12345`);
    const answer = await ask(mine.verifyToken);
    expect([answer.status, answer.text]).toEqual([200, '12345']);
    expect((await ask('other')).status).toBe(403);
    expect((await test.client(PATH)).status).toBe(403);
  });

  it('become a message, a person and an event, once', async () => {
    const text = batch(message(mine, 'wamid.1', 'Salam, qiymət?'), message(mine, 'wamid.2', 'Alo'));
    expect((await send(text, mine.appSecret)).status).toBe(200);
    expect((await send(text, mine.appSecret)).status).toBe(200);
    const events = await eventsOf(mine);
    expect(events).toHaveLength(2);
    expect(new Set(events.map((event) => event.contact_id)).size).toBe(1);
  });

  it.each<[string, () => string | null]>([
    ['unsigned', () => null],
    ['signed with a wrong secret', () => 'wrong'],
    ['signed by another workspace', () => other.appSecret],
  ])('that are %s are refused', async (_, secret) => {
    const before = (await eventsOf(mine)).length;
    const answer = await send(batch(message(mine, `wamid.${randomUUID()}`, 'forged')), secret());
    expect(answer.body).toMatchObject({ status: 401, code: 'invalid-signature' });
    expect(await eventsOf(mine)).toHaveLength(before);
  });

  it('in one batch for two numbers count for the signer alone', async () => {
    const [mineBefore, otherBefore] = [(await eventsOf(mine)).length, (await eventsOf(other)).length];
    const text = batch(
      message(mine, `wamid.${randomUUID()}`, 'forged'),
      message(other, `wamid.${randomUUID()}`, 'Salam'),
    );
    expect((await send(text, other.appSecret)).status).toBe(200);
    expect([(await eventsOf(mine)).length, (await eventsOf(other)).length]).toEqual([mineBefore, otherBefore + 1]);
  });

  it('of a kind that we do not know are passed over', async () => {
    expect((await send(batch({ field: 'account_update', value: {} }), null)).status).toBe(200);
  });
});
