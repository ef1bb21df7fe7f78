import { randomUUID } from 'node:crypto';
import {
  EventRepository,
  type NewEvent,
  StandingFactRepository,
  SubjectKeys,
  TransactionRunner,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import { startedBy } from '../workflows/testing/drawing.ts';
import { expectStatus, pathOf, type WorkspaceClient, workspaceClient } from '../workflows/testing/workspace-client.ts';
import { EventIntake } from './event-intake.ts';

describe('events that arrive together', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  let client: WorkspaceClient;
  let intake: EventIntake;
  let transactions = 0;

  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace();
    client = workspaceClient(test, workspace.id, workspace.owner);
    const runner = test.app.get(TransactionRunner);
    const counting = {
      inWorkspace: <T>(id: string, work: (tx: WorkspaceTransaction) => Promise<T>) => {
        transactions += 1;
        return runner.inWorkspace(id, work);
      },
    };
    const events = new EventRepository(test.app.get(SubjectKeys));
    intake = new EventIntake(counting as TransactionRunner, events, new StandingFactRepository());
  });
  afterAll(() => test.close());

  const event = (changes: Partial<NewEvent> = {}): NewEvent => ({
    kind: 'event.custom',
    key: 'order.paid',
    dedupKey: null,
    contactId: null,
    payload: { order: 1 },
    ...changes,
  });
  const keep = (changes: Partial<NewEvent> = {}, facts: readonly string[] = []) =>
    intake.keep(workspace.id, { event: event(changes), facts, bytes: 10 });
  const kept = async (ids: readonly string[]): Promise<number> =>
    test.app.get(TransactionRunner).inWorkspace(workspace.id, async (tx) => {
      const rows = await tx.query(`select 1 from events where id = any($1)`, [ids]);
      return rows.length;
    });

  it('are kept in one transaction, and each is answered', async () => {
    transactions = 0;
    const intakes = await Promise.all(Array.from({ length: 100 }, () => keep()));
    const ids = intakes.map((one) => (one === 'stale' ? '' : one.id));
    expect(transactions).toBe(1);
    expect(new Set(ids).size).toBe(100);
    expect(await kept(ids)).toBe(100);
  });

  it('of one name are one event', async () => {
    const dedupKey = randomUUID();
    const together = await Promise.all([keep({ dedupKey }), keep({ dedupKey }), keep()]);
    const later = await keep({ dedupKey });
    expect(together).toEqual([
      { id: expect.any(String) as string, repeated: false },
      { ...(together[0] as object), repeated: true },
      expect.objectContaining({ repeated: false }),
    ]);
    expect(later).toEqual({ ...(together[0] as object), repeated: true });
  });

  it('of which one cannot be kept are kept without it', async () => {
    const outcomes = await Promise.allSettled([keep(), keep({ contactId: 'nobody' }), keep()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('are not kept by what no longer stands', async () => {
    const fact = `${randomUUID()}@key`;
    expect(await Promise.all([keep({}, [fact]), keep()])).toEqual([
      'stale',
      expect.objectContaining({ repeated: false }),
    ]);
  });

  it('come to an address until it is withdrawn, and by a key until it is revoked', async () => {
    const { id, triggers } = await client.publish(startedBy('trigger.webhook'));
    const path = pathOf(triggers[0]?.url);
    const made = await client.post('/api-keys', { name: 'Shop', scopes: ['events.write'] });
    const { id: keyId, key } = expectStatus(made, 201).body as { readonly id: string; readonly key: string };
    const send = async (): Promise<number> => {
      const headers = { authorization: `Bearer ${key}` };
      return (await test.client(path, { method: 'POST', body: { name: 'Aysel' }, headers })).status;
    };
    expect([await send(), await send()]).toEqual([202, 202]);
    expectStatus(await client.post(`/workflows/${id}/publish`, { revision: 1, note: 'Again' }), 200);
    expect(await send()).toBe(202);
    await client.send('DELETE', `/api-keys/${keyId}`);
    expect(await send()).toBe(401);
    const other = await client.post('/api-keys', { name: 'Shop', scopes: ['events.write'] });
    const { key: second } = expectStatus(other, 201).body as { readonly key: string };
    const headers = { authorization: `Bearer ${second}` };
    expect((await test.client(path, { method: 'POST', body: {}, headers })).status).toBe(202);
    await client.send('DELETE', `/workflows/${id}`);
    expect((await test.client(path, { method: 'POST', body: {}, headers })).status).toBe(404);
  });
});
