import { connect } from 'node:net';
import { EventQueueRepository, SubjectKeys, TransactionRunner } from '@flowkeep/persistence';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import type { TestAnswer } from '../../spec/test-client.ts';
import { startedBy } from '../workflows/testing/drawing.ts';
import { pathOf, type WorkspaceClient, workspaceClient } from '../workflows/testing/workspace-client.ts';
import { signBody, signedContent } from './webhook-signature.ts';

const LEAD = '{"name":"Günəş Əliyeva","phone":"050 123 45 67"}';

describe('webhooks', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  let client: WorkspaceClient;
  let path: string;
  let secret: string;
  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace();
    client = workspaceClient(test, workspace.id, workspace.owner);
    const [trigger] = (await client.publish(startedBy('trigger.webhook'))).triggers;
    path = pathOf(trigger?.url);
    secret = trigger?.signingSecret ?? '';
  });
  afterAll(() => test.close());

  const send = (text: string, headers: Readonly<Record<string, string>>, to = path): Promise<TestAnswer> =>
    test.client(to, { method: 'POST', text, headers });
  const signed = (text: string, at = Date.now()): Record<string, string> => ({
    'x-flowkeep-signature': signBody(secret, text, at),
  });
  const named = (text: string, name: string, at = Date.now()): Record<string, string> => ({
    'x-flowkeep-signature': signBody(secret, signedContent(text, name), at),
    'idempotency-key': name,
  });
  const countEvents = async (): Promise<number> =>
    test.app.get(TransactionRunner).inWorkspace(workspace.id, async (tx) => {
      const [row] = await tx.query<{ count: number }>(`select count(*)::int as count from events`);
      return row?.count ?? 0;
    });

  it('are kept, sealed, before they are answered', async () => {
    const answer = await send(LEAD, signed(LEAD));
    expect(answer.status).toBe(202);
    const { eventId } = answer.body as { readonly eventId: string };
    const kept = await test.app.get(TransactionRunner).inWorkspace(workspace.id, async (tx) => {
      const [row] = await tx.query<{ payload: Buffer }>(`select payload from events where id = $1`, [eventId]);
      const queue = new EventQueueRepository(test.app.get(SubjectKeys));
      const claimed = await queue.claim(tx);
      return { raw: row?.payload.toString('utf8'), event: claimed === null ? null : await queue.open(tx, claimed) };
    });
    expect(kept.raw).not.toContain('Günəş');
    expect(kept.event).toMatchObject({
      id: eventId,
      kind: 'webhook.received',
      payload: JSON.parse(LEAD) as object,
    });
  });

  it.each<[string, (text: string) => Record<string, string>, number, string]>([
    ['without a signature', () => ({}), 401, 'invalid-signature'],
    [
      'with another secret',
      (text) => ({ 'x-flowkeep-signature': signBody('other', text, Date.now()) }),
      401,
      'invalid-signature',
    ],
    [
      'of another body',
      () => ({ 'x-flowkeep-signature': signBody(secret, '{}', Date.now()) }),
      401,
      'invalid-signature',
    ],
    [
      'of six minutes ago',
      (text) => ({ 'x-flowkeep-signature': signBody(secret, text, Date.now() - 360_000) }),
      401,
      'invalid-signature',
    ],
    ['with an unreadable signature', () => ({ 'x-flowkeep-signature': 'v1=abc' }), 401, 'invalid-signature'],
    ['with an unknown API key', () => ({ authorization: `Bearer fk_${'x'.repeat(43)}` }), 401, 'invalid-signature'],
  ])('%s are refused and leave nothing', async (_, headers, status, code) => {
    const before = await countEvents();
    expect((await send(LEAD, headers(LEAD))).body).toMatchObject({ status, code });
    expect(await countEvents()).toBe(before);
  });

  it('that came before are the same event, by Idempotency-Key and by signature', async () => {
    const text = '{"name":"Twice"}';
    const headers = signed(text);
    const first = await send(text, headers);
    expect((await send(text, headers)).body).toEqual(first.body);
    const third = await send(text, named(text, 'lead-1'));
    expect(third.body).not.toEqual(first.body);
    expect((await send(text, named(text, 'lead-1', Date.now() - 60_000))).body).toEqual(third.body);
  });

  it('are refused when a copy gives itself another name, a name, or none', async () => {
    const text = '{"name":"Copied"}';
    const original = named(text, 'original');
    expect((await send(text, original)).status).toBe(202);
    const { 'idempotency-key': _, ...nameless } = original;
    for (const headers of [
      { ...original, 'idempotency-key': 'copy' },
      { ...signed(text), 'idempotency-key': 'copy' },
      nameless,
    ]) {
      expect((await send(text, headers)).body).toMatchObject({ status: 401, code: 'invalid-signature' });
    }
  });

  it('that come many times at once are one event', async () => {
    const before = await countEvents();
    const text = '{"name":"Storm"}';
    const headers = named(text, 'storm');
    const answers = await Promise.all(Array.from({ length: 12 }, () => send(text, headers)));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers.every((answer) => answer.status === 202)).toBe(true);
    expect(await countEvents()).toBe(before + 1);
  });

  it('may carry an API key of the workspace with the scope', async () => {
    const bearer = async (scope: 'events.write' | 'runs.read', of = workspace): Promise<TestAnswer> =>
      send(LEAD, { authorization: `Bearer ${await test.createApiKey(of, [scope])}` });
    expect((await bearer('events.write')).status).toBe(202);
    expect((await bearer('runs.read')).status).toBe(403);
    expect((await bearer('events.write', await test.createWorkspace())).status).toBe(401);
  });

  it('may be sent as a form', async () => {
    const text = 'name=G%C3%BCn%C9%99%C5%9F&phone=%2B994501234567';
    const headers = { ...signed(text), 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send(text, headers)).status).toBe(202);
  });

  it.each<[string, string, number]>([
    ['a list', '[1]', 400],
    ['a text', '"x"', 400],
    ['no JSON', '{"a":', 400],
    ['a prototype', '{"__proto__":{"a":1}}', 400],
    ['60 levels', `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`, 400],
  ])('with %s as the body are refused', async (_, text, status) => {
    expect((await send(text, signed(text))).status).toBe(status);
  });

  it('of 20 MB are refused before they are read', async () => {
    const { port, hostname } = new URL(test.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      socket.on('error', reject);
      socket.once('data', (data) => {
        socket.destroy();
        resolve(data.toString('utf8'));
      });
      const length = 20 * 1024 * 1024;
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${String(length)}\r\n\r\n`,
      );
      socket.write(Buffer.alloc(64 * 1024, 'a'));
    });
    expect(answer).toContain('HTTP/1.1 413');
    expect(answer).toContain('payload-too-large');
  });

  it('to an address that is not there are told so, whoever asks', async () => {
    expect((await send(LEAD, signed(LEAD), '/api/v1/hooks/none')).body).toMatchObject({
      status: 404,
      code: 'not-found',
    });
  });
});
