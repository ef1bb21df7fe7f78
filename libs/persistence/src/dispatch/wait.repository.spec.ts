import { randomBytes, randomUUID } from 'node:crypto';
import type { InboxEvent } from '@flowkeep/contracts';
import { RootKey, SubjectKeys, WorkspaceKeys } from '../keys/index.ts';
import { EventRepository } from '../runs/event.repository.ts';
import { openTestDatabase, type TestDatabase } from '../spec/test-database.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { WaitRepository } from './wait.repository.ts';

const keys = new SubjectKeys(new WorkspaceKeys(RootKey.fromBase64(randomBytes(32).toString('base64'))));
const waits = new WaitRepository(keys);
const events = new EventRepository(keys);

describe('a wait and the answer that comes meanwhile', () => {
  let database: TestDatabase;
  let workspaceId: string;
  let contactId: string;
  let runId: string;

  beforeAll(async () => {
    database = await openTestDatabase();
    workspaceId = await database.createWorkspace();
  });
  afterAll(() => database.close());

  const inWorkspace = <T>(work: (tx: WorkspaceTransaction) => Promise<T>) =>
    database.runner.inWorkspace(workspaceId, work);

  beforeEach(async () => {
    [contactId, runId] = [randomUUID(), randomUUID()];
    await inWorkspace(async (tx) => {
      await tx.query(`insert into contacts (id, workspace_id) values ($1, $2)`, [contactId, workspaceId]);
      const [workflow] = await tx.query<{ id: string }>(
        `insert into workflows (workspace_id, name, slug, draft) values ($1, 'Lead', $2, '{}') returning id`,
        [workspaceId, runId],
      );
      await tx.query(
        `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref)
         values ($1, $2, $3, 1, $1, 'lead', 'k')`,
        [runId, workspaceId, workflow?.id],
      );
    });
  });

  const wait = (stepKey: string, since = new Date(0)) =>
    inWorkspace((tx) =>
      waits.register(tx, {
        runId,
        stepKey,
        events: [{ branch: '', kind: 'message.received', key: '', match: null, contactId, anybody: false }],
        since,
        until: null,
        heard: [],
      }),
    );
  const answer = async (): Promise<InboxEvent> => {
    const payload = { text: 'Salam' };
    const event = { kind: 'message.received', key: 'whatsapp', dedupKey: null, contactId, payload } as const;
    const { id } = await inWorkspace((tx) => events.receive(tx, event));
    return { ...event, id, receivedAt: new Date().toISOString() };
  };
  const match = (event: InboxEvent) => inWorkspace((tx) => waits.match(tx, event));

  it('ends the wait that was registered first', async () => {
    expect(await wait('a')).toBeNull();
    expect(await match(await answer())).toBe(1);
  });

  it('counts as answered where the wait found it before the dispatcher did', async () => {
    const event = await answer();
    expect(await wait('a')).toMatchObject({ event: { id: event.id, payload: { text: 'Salam' } } });
    expect(await match(event)).toBe(1);
  });

  it('is told the same when the registration is repeated', async () => {
    const event = await answer();
    await wait('a');
    await answer();
    expect(await wait('a')).toMatchObject({ event: { id: event.id } });
  });

  it('is nobody’s where the wait begins behind it', async () => {
    const event = await answer();
    expect(await wait('a', new Date(Date.now() + 60_000))).toBeNull();
    expect(await match(event)).toBe(0);
  });
});
