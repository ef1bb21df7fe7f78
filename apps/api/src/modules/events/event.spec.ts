import { randomUUID } from 'node:crypto';
import { EventQueueRepository, SubjectKeys, TransactionRunner } from '@flowkeep/persistence';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import { expectStatus, type WorkspaceClient, workspaceClient } from '../workflows/testing/workspace-client.ts';

describe('events of clients', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  let client: WorkspaceClient;

  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace();
    client = workspaceClient(test, workspace.id, workspace.owner);
  });
  afterAll(() => test.close());

  const send = (body: object) => client.post('/events', body);
  const sent = async (body: object): Promise<string> =>
    (expectStatus(await send(body), 202).body as { readonly eventId: string }).eventId;

  it('are kept with what tells them apart only as a hash', async () => {
    const contactId = (expectStatus(await client.post('/contacts', { name: 'Aysel' }), 201).body as { id: string }).id;
    const id = await sent({ name: 'order.paid', match: 'A-17', contactId, data: { total: 120 } });
    const kept = await test.app.get(TransactionRunner).inWorkspace(workspace.id, async (tx) => {
      const keys = test.app.get(SubjectKeys);
      const queue = new EventQueueRepository(keys);
      const row = await queue.claimOne(tx, id);
      const [{ hash } = { hash: '' }] = await tx.query<{ hash: string }>(
        `select match_hash as hash from events where id = $1`,
        [id],
      );
      const isOurs = hash === (await keys.matchHash(tx, 'A-17'));
      return { isOurs, event: row === null ? null : await queue.open(tx, row) };
    });
    expect(kept).toMatchObject({
      isOurs: true,
      event: { kind: 'event.custom', key: 'order.paid', contactId, payload: { total: 120 } },
    });
  });

  it.each([
    ['without a name', {}, 422],
    ['with a name that nobody can wait for', { name: '1 order' }, 422],
    ['about somebody unknown', { name: 'order.paid', contactId: randomUUID() }, 404],
    ['with data that is no object', { name: 'order.paid', data: [1] }, 422],
  ])('are refused %s', async (_, body, status) => {
    expect((await send(body)).status).toBe(status);
  });

  it('come by an API key that may send events, and once under one name', async () => {
    const made = await client.post('/api-keys', { name: 'Shop', scopes: ['events.write'] });
    const { key } = expectStatus(made, 201).body as { readonly key: string };
    const headers = { authorization: `Bearer ${key}`, 'idempotency-key': 'order-1' };
    const path = `/api/v1/workspaces/${workspace.id}/events`;
    const answers = await Promise.all(
      [1, 2, 3].map(() => test.client(path, { method: 'POST', body: { name: 'order.paid' }, headers })),
    );
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(answers.map(({ body }) => (body as { readonly eventId: string }).eventId)).size).toBe(1);
  });
});
