import { randomBytes, randomUUID } from 'node:crypto';
import type { InboxEvent } from '@flowkeep/contracts';
import { RootKey, SubjectKeys, WorkspaceKeys } from '../keys/index.ts';
import { EventRepository } from '../runs/event.repository.ts';
import { openTestDatabase, type TestDatabase } from '../spec/test-database.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { type AwaitedEvent, type NewWait, WaitRepository } from './wait.repository.ts';

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

  const custom = (branch: string, key: string, match: string | null = null) =>
    ({ branch, kind: 'event.custom', key, match, contactId: null, anybody: true }) as const;
  const waitFor = (stepKey: string, given: readonly AwaitedEvent[], more: Partial<NewWait> = {}) =>
    inWorkspace((tx) =>
      waits.register(tx, { runId, stepKey, events: given, since: new Date(0), until: null, heard: [], ...more }),
    );
  const happens = async (key: string, match?: string): Promise<InboxEvent> => {
    const event = { kind: 'event.custom', key, dedupKey: null, contactId: null, payload: {} } as const;
    const { id } = await inWorkspace((tx) => events.receive(tx, { ...event, ...(match !== undefined && { match }) }));
    return { ...event, id, receivedAt: new Date().toISOString() };
  };
  const openBranches = () =>
    inWorkspace((tx) =>
      tx.query<{ branch: string }>(`select branch from waits where run_id = $1 and closed_at is null order by branch`, [
        runId,
      ]),
    ).then((rows) => rows.map(({ branch }) => branch));

  it('for several events ends with the first of them', async () => {
    await waitFor('a', [custom('paid', `paid ${runId}`), custom('gone', `gone ${runId}`)]);
    expect(await match(await happens(`gone ${runId}`))).toBe(1);
    expect(await openBranches()).toEqual([]);
    const signals = await inWorkspace((tx) =>
      tx.query<{ branch: string }>(`select branch from waits where run_id = $1 and signal_pending`, [runId]),
    );
    expect(signals).toEqual([{ branch: 'gone' }]);
  });

  it('for one order is not ended by another', async () => {
    await waitFor('a', [custom('', `paid ${runId}`, 'order-7')]);
    expect(await match(await happens(`paid ${runId}`, 'order-8'))).toBe(0);
    expect(await match(await happens(`paid ${runId}`, 'order-7'))).toBe(1);
  });

  it('finds what happened before it, and says which branch that was', async () => {
    const event = await happens(`paid ${runId}`, 'order-9');
    const given = [custom('gone', `gone ${runId}`), custom('paid', `paid ${runId}`, 'order-9')];
    expect(await waitFor('a', given)).toMatchObject({ branch: 'paid', event: { id: event.id } });
    expect(await openBranches()).toEqual([]);
  });

  describe('about a contact that changes', () => {
    const anybody = [{ branch: '', kind: 'contact.changed', key: '', match: null, contactId: null, anybody: true }];
    const changes = async (): Promise<InboxEvent> => {
      const payload = { contactId, fields: ['email'], name: 'Günəş', email: 'gunesh@example.az' };
      const event = { kind: 'contact.changed', key: '', dedupKey: null, contactId, payload } as const;
      const { id } = await inWorkspace((tx) => events.receive(tx, event));
      return { ...event, id, receivedAt: new Date().toISOString() };
    };
    const isAbout = (id: string) =>
      inWorkspace((tx) => tx.query(`update runs set contact_id = $2 where id = $1`, [runId, id]));

    it('hears of somebody else whose it is, and no details', async () => {
      await changes();
      const since = new Date(Date.now() - 60_000);
      const found = await waitFor('a', anybody, { since });
      expect(found?.event.payload).toEqual({ contactId: expect.any(String) as string, fields: ['email'] });
    });

    it('is signalled so too', async () => {
      await inWorkspace((tx) =>
        tx.query(`update runs set temporal_workflow_id = $1, start_pending = false where id = $1::uuid`, [runId]),
      );
      await waitFor('a', anybody, { since: new Date() });
      await match(await changes());
      const signals = await inWorkspace((tx) => waits.toSignal(tx, 100));
      const [signal] = signals.filter((one) => one.runId === runId);
      expect(signal?.event.payload).toEqual({ contactId, fields: ['email'] });
    });

    it('hears everything of its own person, were it one of all', async () => {
      await isAbout(contactId);
      const since = new Date();
      await changes();
      expect(await waitFor('a', anybody, { since })).toMatchObject({ event: { payload: { name: 'Günəş' } } });
    });

    it('hears everything of a person whom it waits for', async () => {
      await changes();
      const own = anybody.map((event) => ({ ...event, contactId, anybody: false }));
      expect(await waitFor('a', own)).toMatchObject({ event: { payload: { name: 'Günəş' } } });
    });
  });

  it('goes on behind an event that its step has heard', async () => {
    const first = await happens(`paid ${runId}`);
    const given = [custom('', `paid ${runId}`)];
    await waitFor('a', given);
    expect(await waitFor('a', given, { heard: [first.id] })).toBeNull();
    expect(await openBranches()).toEqual(['']);
    expect(await match(await happens(`paid ${runId}`))).toBe(1);
  });

  it('is told of the event that ended it anew, though word of the first one is still on its way', async () => {
    const first = await happens(`paid ${runId}`);
    const given = [custom('', `paid ${runId}`)];
    await waitFor('a', given);
    await waitFor('a', given, { heard: [first.id] });
    await match(await happens(`paid ${runId}`));
    await inWorkspace((tx) => waits.signalled(tx, [{ runId, stepKey: 'a', branch: '', event: first }]));
    const rows = await inWorkspace((tx) =>
      tx.query<{ pending: boolean }>(`select signal_pending as pending from waits where run_id = $1`, [runId]),
    );
    expect(rows).toEqual([{ pending: true }]);
  });

  it('counts an event once for a node, however often it is visited and however far it looks back', async () => {
    const event = await happens(`paid ${runId}`);
    const given = [custom('', `paid ${runId}`)];
    expect(await waitFor(`${runId}:asks:1`, given)).toMatchObject({ event: { id: event.id } });
    expect(await waitFor(`${runId}:asks:2`, given)).toBeNull();
    // The dispatcher comes later than the first visit did.
    expect(await match(event)).toBe(1);
    expect(await openBranches()).toEqual(['']);
    expect(await waitFor(`${runId}:asks too:1`, given)).toMatchObject({ event: { id: event.id } });
  });

  it('does not hear what has led to it, though both stand in one millisecond', async () => {
    const event = await happens(`paid ${runId}`);
    const [at] = await inWorkspace((tx) =>
      tx.query<{ at: Date }>(`select date_trunc('milliseconds', received_at) as at from events where id = $1`, [
        event.id,
      ]),
    );
    const given = [custom('', `paid ${runId}`)];
    const since = at?.at ?? new Date();
    expect(await waitFor(`${runId}:first:1`, given, { since })).toMatchObject({ event: { id: event.id } });
    expect(await waitFor(`${runId}:second:1`, given, { since })).toBeNull();
    expect(await match(event)).toBe(1);
  });

  it('does not hear what began its run, or the run that began that', async () => {
    const [began, heard] = [await happens(`paid ${runId}`), await happens(`paid ${runId}`)];
    const given = [custom('', `paid ${runId}`)];
    const [parent, step] = [randomUUID(), 'asks'];
    await inWorkspace(async (tx) => {
      await tx.query(
        `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref)
         select $2, workspace_id, workflow_id, 1, $3, 'lead', 'k' from runs where id = $1`,
        [runId, parent, began.id],
      );
      await waits.register(tx, {
        runId: parent,
        stepKey: step,
        events: given,
        since: new Date(0),
        until: null,
        heard: [],
      });
      await tx.query(`update runs set parent_run_id = $2, started_at = now() where id = $1`, [runId, parent]);
    });
    expect(await waitFor('child', given)).toBeNull();
    const [row] = await inWorkspace((tx) =>
      tx.query<{ id: string }>(`select event_id as id from waits where run_id = $1`, [parent]),
    );
    expect(row).toEqual({ id: heard.id });
    expect(await match(await happens(`paid ${runId}`))).toBe(1);
  });

  it('has another limit when it is registered anew', async () => {
    const given = [custom('', `paid ${runId}`)];
    await waitFor('a', given, { until: new Date(Date.now() - 1_000) });
    const late = await happens(`paid ${runId}`);
    expect(await match(late)).toBe(0);
    expect(await waitFor('a', given, { until: new Date(Date.now() + 60_000) })).toMatchObject({
      event: { id: late.id },
    });
  });
});
