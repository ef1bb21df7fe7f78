import { randomUUID } from 'node:crypto';
import { ExpiredEventRepository, RunQueueRepository } from '@flowkeep/persistence';
import { RetentionSweeper } from './retention-sweeper.ts';
import { addPerson, type Person } from './spec/person.ts';
import { openSealedWorkspace, type SealedWorkspace } from './spec/sealed-workspace.ts';

const BEFORE = '2024-11-22T10:00:00.000Z';
const RECENT = new Date('2024-11-22T10:00:01Z');
const day = (number: number): Date => new Date(Date.parse('2024-01-01T00:00:00Z') + number * 86_400_000);

describe('what runs still need stays', () => {
  let workspace: SealedWorkspace;
  let sweeper: RetentionSweeper;
  beforeEach(async () => {
    workspace = await openSealedWorkspace();
    sweeper = new RetentionSweeper(workspace.transactions);
  });
  afterEach(() => workspace.close());

  const query = <Row>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> =>
    workspace.run((tx) => tx.query<Row>(sql, parameters));
  const person = (phone: string, inRun = true): Promise<Person> => addPerson(workspace, { phone, at: RECENT, inRun });
  const sweep = () => sweeper.takeMessageBodies(workspace.id, BEFORE);
  const isThere = async (eventId: string): Promise<boolean> =>
    (await query('select 1 from events where id = $1', [eventId])).length > 0;

  async function addEvent(kind: string, receivedAt: Date, contactId: string | null): Promise<string> {
    const id = randomUUID();
    await query(
      `insert into events (id, workspace_id, kind, key, payload, contact_id, subject_key_ref, status, received_at)
       values ($1, $2, $3, 'paid', '', $4, 'k', 'done', $5)`,
      [id, workspace.id, kind, contactId, receivedAt],
    );
    return id;
  }

  it.each([
    ['held', `held = true, start_pending = false, status = 'queued'`, true],
    ['held and paused', `held = true, start_pending = false, status = 'paused'`, true],
    ['of a paused workflow', `start_pending = true, start_available_at = 'infinity', status = 'queued'`, true],
    ['begun', `start_pending = false`, false],
    ['ended before it began', `start_pending = true, ended_at = now()`, false],
  ])('the message that begins a run which is %s', async (_what, state, stays) => {
    const { runId } = await person('+994501111111');
    const eventId = await addEvent('message.received', day(1), null);
    await query(`update runs set event_id = $2, ${state} where id = $1`, [runId, eventId]);
    await sweep();
    expect(await isThere(eventId)).toBe(stays);
  });

  it('a run whose message is gone all the same does not begin with nothing', async () => {
    const { runId, subjectKeyRef } = await person('+994501111111');
    const run = { id: runId, eventId: randomUUID(), subjectKeyRef, contactId: null, startedAt: new Date() };
    const rest = { workflowId: '', workflowName: '', slug: '', version: 1, planHash: '', triggerNode: 'lead' };
    const opened = workspace.run((tx) =>
      new RunQueueRepository(workspace.keys).open(tx, { ...run, ...rest, attempts: 1, failures: 0 }),
    );
    await expect(opened).rejects.toMatchObject({
      code: 'data-erased',
      message: expect.stringMatching(/deleted/) as string,
    });
  });

  it('what happened to a person since a run of theirs began, and to nobody since any did', async () => {
    const [aysel, other] = [await person('+994501111111'), await person('+994502222222', false)];
    await query(`update runs set started_at = $2 where id = $1`, [aysel.runId, day(10)]);
    const [before, since] = [day(5), day(15)];
    const kept = ['deal.moved', 'contact.changed', 'event.custom'];
    for (const kind of [...kept, 'run.ended', 'message.received']) {
      const of = async (at: Date, contactId: string | null) => addEvent(kind, at, contactId);
      const [early, late] = [await of(before, aysel.contactId), await of(since, aysel.contactId)];
      const [noneEarly, noneLate] = [await of(before, null), await of(since, null)];
      const ofOther = await of(since, other.contactId);
      await sweep();
      const stays = kept.includes(kind);
      const left = await Promise.all([early, late, noneEarly, noneLate, ofOther].map(isThere));
      expect([kind, ...left]).toEqual([kind, false, stays, false, stays, false]);
    }
    await query(`update runs set ended_at = now(), status = 'completed'`);
    await sweep();
    expect(await query('select 1 from events where received_at < $1', [BEFORE])).toEqual([]);
  });

  it('and how many runs go on makes no difference to what it costs', async () => {
    const { runId } = await person('+994501111111');
    await query(
      `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref, status)
       select gen_random_uuid(), workspace_id, workflow_id, 1, gen_random_uuid(), 'lead', 'k', 'waiting'
         from runs cross join generate_series(1, 300) where id = $1`,
      [runId],
    );
    const readOfRuns = async (kind: string): Promise<number> => {
      for (let index = 0; index < 20; index += 1) await addEvent(kind, day(index), null);
      const [read] = await workspace.run(async (tx) => {
        expect(await new ExpiredEventRepository().take(tx, new Date(BEFORE), null, 100)).toMatchObject({ taken: 20 });
        return tx.query<{ rows: number }>(
          `select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables
            where relname = 'runs'`,
        );
      });
      return read?.rows ?? 0;
    };
    // Nobody looks back for the end of a run.
    expect((await readOfRuns('event.custom')) - (await readOfRuns('run.ended'))).toBeLessThan(1_000);
  });

  it('but nothing that a provider said of a message which was emptied before', async () => {
    await person('+994501111111', false);
    await query(`update messages set body = null, error_message = 'To Aysel: no', created_at = $1`, [day(1)]);
    expect(await sweeper.count(workspace.id, { category: 'message-bodies', before: BEFORE })).toBe(1);
    expect(await sweep()).toMatchObject({ taken: 1, more: false });
    expect(await query('select 1 from messages where error_message is not null')).toEqual([]);
    expect(await sweep()).toMatchObject({ taken: 0 });
  });
});
