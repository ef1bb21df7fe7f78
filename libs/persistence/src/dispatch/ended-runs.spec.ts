import { randomBytes, randomUUID } from 'node:crypto';
import type { InboxEvent } from '@flowkeep/contracts';
import { RootKey, SubjectKeys, WorkspaceKeys } from '../keys/index.ts';
import { AheadCancelRepository } from '../operations/ahead-cancel.repository.ts';
import { PersonRunRepository } from '../privacy/person-runs.repository.ts';
import { PersonalDataRepository } from '../privacy/personal-data.repository.ts';
import { EventRepository } from '../runs/event.repository.ts';
import { blocked, meet } from '../spec/meeting.ts';
import { openTestDatabase, type TestDatabase } from '../spec/test-database.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { RunProjectionRepository } from './run-projection.repository.ts';
import { RunQueueRepository } from './run-queue.repository.ts';
import { WaitRepository } from './wait.repository.ts';

/** Whatever ends a run, what it had begun is over with it: an event that comes later is for somebody else. */
describe('what a run waits for', () => {
  const keys = new SubjectKeys(new WorkspaceKeys(RootKey.fromBase64(randomBytes(32).toString('base64'))));
  const [waits, events, queue] = [new WaitRepository(keys), new EventRepository(keys), new RunQueueRepository(keys)];
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
    [contactId, runId] = [await database.createContact(workspaceId), randomUUID()];
    await inWorkspace(async (tx) => {
      const [workflow] = await tx.query<{ id: string }>(
        `insert into workflows (workspace_id, name, slug, draft) values ($1, 'Lead', $2, '{}') returning id`,
        [workspaceId, runId],
      );
      await tx.query(
        `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref, contact_id,
                           status, start_attempts, temporal_workflow_id)
         values ($1, $2, $3, 1, $1, 'lead', 'k', $4, 'waiting', 2, 'lead')`,
        [runId, workspaceId, workflow?.id, contactId],
      );
      await tx.query(
        `insert into steps (workspace_id, run_id, step_key, node_id, node_type, visit, status, started_at, sequence,
                            waiting_until)
         values ($1, $2, 'ask', 'ask', 'wait.reply', 1, 'waiting', now(), 1, now() + interval '1 day')`,
        [workspaceId, runId],
      );
    });
    await ask();
  });

  const asking = () => ({
    ...{ runId, stepKey: 'ask', since: new Date(0), until: null, heard: [] },
    events: [{ branch: '', kind: 'message.received', key: '', match: null, contactId, anybody: false }],
  });
  const ask = () => inWorkspace((tx) => waits.register(tx, asking()));
  const answer = async (): Promise<InboxEvent> => {
    const payload = { text: 'Salam' };
    const event = { kind: 'message.received', key: 'whatsapp', dedupKey: null, contactId, payload } as const;
    const { id } = await inWorkspace((tx) => events.receive(tx, event));
    return { ...event, id, receivedAt: new Date().toISOString() };
  };
  const stillOpen = async () => {
    const [row] = await inWorkspace((tx) =>
      tx.query<{ waits: number; steps: number }>(
        `select (select count(*)::int from waits where run_id = $1 and (closed_at is null or signal_pending)) as waits,
                (select count(*)::int from steps where run_id = $1 and (ended_at is null or status <> 'cancelled'
                                                                        or waiting_until is not null)) as steps`,
        [runId],
      ),
    );
    return row;
  };
  const error = { code: 'internal', message: '', attempt: 1, at: new Date().toISOString() };

  it.each<readonly [string, (tx: WorkspaceTransaction) => Promise<unknown>]>([
    ['is given up', (tx) => queue.refuse(tx, { runId, attempt: 2 }, error)],
    ['is cancelled before Temporal hears of it', (tx) => new AheadCancelRepository().shut(tx, runId)],
    ['ends with its person', (tx) => new PersonRunRepository().markEnded(tx, runId)],
  ])('is over where the run %s', async (_how, end) => {
    await inWorkspace(end);
    expect(await stillOpen()).toEqual({ waits: 0, steps: 0 });
    const event = await answer();
    expect(await inWorkspace((tx) => waits.match(tx, event))).toBe(0);
  });

  it('is over where somebody who does not know of its end registers it late', async () => {
    await inWorkspace((tx) => new PersonRunRepository().markEnded(tx, runId));
    await ask();
    const event = await answer();
    expect(await inWorkspace((tx) => waits.match(tx, event))).toBe(0);
  });

  it('goes on where the run goes on', async () => {
    const event = await answer();
    expect(await inWorkspace((tx) => waits.match(tx, event))).toBe(1);
  });

  it('ends with the run while its answer is dispatched, and nobody waits in a circle', async () => {
    const event = await answer();
    await meet(
      inWorkspace,
      async (tx, other) => {
        await waits.hold(tx, [{ kind: event.kind, contactId }]);
        other.tell('held');
        await blocked(other, database);
        await waits.match(tx, event);
      },
      async (tx, other) => {
        await other.reached('held');
        await tx.query(`update runs set status = 'failed', ended_at = now() where id = $1`, [runId]);
        await waits.register(tx, { ...asking(), stepKey: 'ask again' });
      },
    );
    expect(await stillOpen()).toEqual({ waits: 0, steps: 0 });
  });

  /** What the run itself tells of its step, though it may have ended. */
  const report = (tx: WorkspaceTransaction) => {
    const [startedAt, subjectKeyRef] = [new Date().toISOString(), 'k'];
    const progress = {
      runId,
      subjectKeyRef,
      status: 'waiting',
      currentNode: 'ask',
      error: null,
      contactId: null,
    } as const;
    const step = {
      key: 'ask',
      nodeId: 'ask',
      nodeType: 'wait.reply',
      visit: 1,
      status: 'waiting',
      port: null,
    } as const;
    const rest = { output: {}, error: null, startedAt, endedAt: null, waitingUntil: null, sequence: 2 };
    return new RunProjectionRepository(keys).project(tx, progress, [{ ...step, ...rest }]);
  };

  it.each([
    ['goes on', 'null'],
    ['has ended', 'now()'],
  ])('is told of by a run that %s while somebody ends it, and nobody waits in a circle', async (_what, ended) => {
    await inWorkspace((tx) => tx.query(`update runs set ended_at = ${ended} where id = $1`, [runId]));
    await meet(
      inWorkspace,
      async (tx, other) => {
        await tx.query(`update runs set status = 'cancelled', ended_at = now() where id = $1`, [runId]);
        other.tell('ended');
        await blocked(other, database);
        await tx.query(`update steps set status = 'cancelled' where run_id = $1`, [runId]);
      },
      async (tx, other) => {
        await other.reached('ended');
        expect(await report(tx)).toBe(false);
      },
    );
  });

  it('is told of while its person is erased, and nobody waits in a circle', async () => {
    const said = JSON.stringify(error);
    await inWorkspace((tx) => tx.query(`update runs set error = $2 where id = $1`, [runId, said]));
    await inWorkspace((tx) => tx.query(`update steps set error = $2 where run_id = $1`, [runId, said]));
    await meet(
      inWorkspace,
      async (tx, other) => {
        await tx.query(`update runs set current_node = 'ask' where id = $1`, [runId]);
        other.tell('begun');
        await blocked(other, database);
        await report(tx);
      },
      async (tx, other) => {
        await other.reached('begun');
        await new PersonalDataRepository().erase(tx, contactId);
      },
    );
  });
});
