import { randomUUID } from 'node:crypto';
import { EVENT_KINDS, type EventKind } from '@flowkeep/contracts';
import { ExpiredRunRepository, OperableRunRepository, refusalOf } from '@flowkeep/persistence';
import { RetentionRules } from './retention-rules.ts';
import { RetentionRuns } from './retention-runs.ts';
import { RetentionSweeper } from './retention-sweeper.ts';
import { addPerson, type Person } from './spec/person.ts';
import { openSealedWorkspace, type SealedWorkspace } from './spec/sealed-workspace.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const OLD = new Date('2024-11-22T09:59:59Z');
const RECENT = new Date('2024-11-22T10:00:01Z');
const MESSAGE_STEPS: readonly string[] = ['trigger.message', 'wait.event', 'wait.reply'];
const OWNER = { kind: 'member', id: 'owner' } as const;

describe('retention', () => {
  const rules = new RetentionRules();
  const runs = new RetentionRuns();
  let workspace: SealedWorkspace;
  let sweeper: RetentionSweeper;

  beforeEach(async () => {
    workspace = await openSealedWorkspace();
    sweeper = new RetentionSweeper(workspace.transactions);
  });
  afterEach(() => workspace.close());

  const setRule = (category: string, months: number, enabled = true) =>
    workspace.run((tx) => rules.set(tx, OWNER, { category, months, enabled }));
  const bodies = async (): Promise<number> =>
    (await workspace.run((tx) => tx.query(`select 1 from messages where body is not null`))).length;

  it('has a rule for every category from the start, and erases nobody unasked', async () => {
    expect(await workspace.run((tx) => rules.list(tx))).toEqual([
      { category: 'message-bodies', months: 24, enabled: true },
      { category: 'inactive-contacts', months: 24, enabled: false },
    ]);
    await setRule('inactive-contacts', 36);
    expect(await workspace.run((tx) => rules.list(tx))).toContainEqual({
      category: 'inactive-contacts',
      months: 36,
      enabled: true,
    });
  });

  it.each([
    ['passwords', 12, 'not-found'],
    ['message-bodies', 0, 'invalid-input'],
    ['message-bodies', 241, 'invalid-input'],
    ['message-bodies', 1.5, 'invalid-input'],
  ])('refuses a rule for %s of %d months', async (category, months, code) => {
    await expect(setRule(category, months)).rejects.toMatchObject({ code });
  });

  it('counts exactly what it would take, and takes exactly that', async () => {
    await addPerson(workspace, { phone: '+994501111111', at: OLD, inRun: false });
    await addPerson(workspace, { phone: '+994502222222', at: RECENT, inRun: false });
    const reportId = await workspace.run((tx) => runs.request(tx, OWNER, false));
    const [task] = await sweeper.begin(workspace.id, reportId, false, NOW);
    expect(task).toEqual({ category: 'message-bodies', before: '2024-11-22T10:00:00.000Z' });
    if (task === undefined) return;
    const planned = await sweeper.count(workspace.id, task);
    expect(planned).toBe(1);
    expect(await bodies()).toBe(2);
    expect(await sweeper.takeMessageBodies(workspace.id, task.before)).toEqual({ taken: planned, more: false });
    expect(await sweeper.takeMessageBodies(workspace.id, task.before)).toEqual({ taken: 0, more: false });
    expect(await bodies()).toBe(1);
    expect(await workspace.run((tx) => tx.query('select 1 from events'))).toHaveLength(1);
    const counts = { 'message-bodies': planned };
    await sweeper.finish(workspace.id, reportId, 'completed', counts);
    expect(await workspace.run((tx) => runs.get(tx, reportId))).toMatchObject({
      status: 'completed',
      dryRun: false,
      counts,
    });
    expect(await workspace.run((tx) => runs.running(tx))).toEqual([]);
  });

  it('takes the text of old messages out of runs too', async () => {
    const texts = async (person: Person): Promise<readonly string[]> => {
      const rows = await workspace.run((tx) =>
        tx.query<{ key: string }>(
          `select step_key as key from steps where run_id = $1 and output is not null order by step_key`,
          [person.runId],
        ),
      );
      return rows.map(({ key }) => key);
    };
    const answered = async (phone: string, at: Date): Promise<Person> => {
      const person = await addPerson(workspace, { phone, at, inRun: false });
      await workspace.run(async (tx) => {
        await tx.query(`update runs set started_at = $2 where id = $1`, [person.runId, at]);
        for (const type of [...MESSAGE_STEPS, 'data.set']) {
          await tx.query(
            `insert into steps (workspace_id, run_id, step_key, node_id, node_type, visit, status, output, started_at,
               ended_at, sequence)
             values ($1, $2, $3, 'step', $3, 1, 'done', $4, $5, $5, 1)`,
            [tx.workspaceId, person.runId, type, person.sealed, at],
          );
        }
      });
      return person;
    };
    const [old, recent] = [await answered('+994501111111', OLD), await answered('+994502222222', RECENT)];
    await sweeper.takeMessageBodies(workspace.id, '2024-11-22T10:00:00.000Z');
    const left = await texts(old);
    expect(left).toContain('data.set');
    expect(left.filter((key) => MESSAGE_STEPS.includes(key))).toEqual([]);
    expect(await texts(recent)).toEqual(expect.arrayContaining([...MESSAGE_STEPS]));
  });

  it('takes everything that old ended runs have kept, and says of a failed one that its data is gone', async () => {
    const at = async (person: Person, began: Date, ended: Date | null): Promise<Person> => {
      await workspace.run(async (tx) => {
        await tx.query(`update runs set status = 'failed', started_at = $2, ended_at = $3 where id = $1`, [
          person.runId,
          began,
          ended,
        ]);
        await tx.query(`update steps set error = '{"code":"ended","message":"Aysel"}' where run_id = $1`, [
          person.runId,
        ]);
        await tx.query(`update runs set error = '{"code":"ended","message":"Aysel"}' where id = $1`, [person.runId]);
        await tx.query(`update approvals set note = question where run_id = $1`, [person.runId]);
      });
      return person;
    };
    const person = (phone: string) => addPerson(workspace, { phone, at: RECENT, inRun: false });
    const old = await at(await person('+994501111111'), OLD, OLD);
    const endedLately = await at(await person('+994502222222'), OLD, RECENT);
    const goingOn = await at(await person('+994503333333'), OLD, null);
    const kept = async ({ runId }: Person): Promise<readonly number[]> => {
      const of = async (what: string) =>
        (await workspace.run((tx) => tx.query(`select 1 from ${what} where run_id = $1`, [runId]))).length;
      return [
        await of('(select run_id from steps where output is not null) as s'),
        await of('step_results'),
        await of('(select run_id from step_attempts where num_nonnulls(code, message) > 0) as t'),
        await of('blobs'),
        await of('run_snapshots'),
        await of(`(select run_id from run_commands where command ->> 'sealedTrigger' is not null) as c`),
        await of(`(select run_id from steps where error ->> 'message' = 'Aysel') as s`),
        await of(`(select id as run_id from runs where error ->> 'message' = 'Aysel') as r`),
        await of(`(select run_id from approvals where length(question) > 0 or note is not null) as a`),
      ];
    };
    const before = '2024-11-22T10:00:00.000Z';
    expect(await sweeper.takeMessageBodies(workspace.id, before)).toEqual({ taken: 0, more: false });
    expect(await kept(old)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(await kept(endedLately)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(await kept(goingOn)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(await workspace.run((tx) => tx.query(`select error from runs where id = $1`, [old.runId]))).toEqual([
      { error: { code: 'ended', message: 'What it said was deleted after its time.' } },
    ]);
    const refusal = (of: Person) =>
      workspace.run(async (tx) => {
        await tx.query(`update run_commands set done_at = now() where run_id = $1`, [of.runId]);
        return refusalOf(await new OperableRunRepository().get(tx, of.runId), 'retry');
      });
    expect(await refusal(old)).toMatch(/its data was deleted/);
    expect(await refusal(endedLately)).toBeNull();
  });

  it('takes a run with all that it has kept, or leaves it whole', async () => {
    const people: Person[] = [];
    for (let index = 0; index < 3; index += 1)
      people.push(await addPerson(workspace, { phone: `+99450111111${String(index)}`, at: OLD, inRun: false }));
    await workspace.run((tx) => tx.query(`update runs set started_at = $1, ended_at = $1`, [OLD]));
    const before = new Date('2024-11-22T10:00:00.000Z');
    const retention = new ExpiredRunRepository();
    const size = { runs: 1, rows: 100 };
    const left = async (): Promise<readonly (readonly string[])[]> =>
      Promise.all(
        ['step_results', 'run_snapshots', 'blobs'].map(async (table) => {
          const rows = await workspace.run((tx) => tx.query<{ id: string }>(`select run_id as id from ${table}`));
          return rows.map(({ id }) => id).sort();
        }),
      );
    for (const expected of [2, 1, 0]) {
      expect(await workspace.run((tx) => retention.take(tx, before, size))).toMatchObject({ taken: 1 });
      const [ledgers, snapshots, blobs] = await left();
      expect(ledgers).toHaveLength(expected);
      expect([snapshots, blobs]).toEqual([ledgers, ledgers]);
    }
    expect(await workspace.run((tx) => retention.take(tx, before, size))).toEqual({ taken: 0, next: null });
  });

  it('takes what runs told one another, but nothing that is still needed', async () => {
    const person = await addPerson(workspace, { phone: '+994501111111', at: RECENT, inRun: true });
    const add = async (kind: EventKind, status = 'done'): Promise<string> => {
      const id = randomUUID();
      await workspace.run((tx) =>
        tx.query(
          `insert into events (id, workspace_id, kind, key, payload, subject_key_ref, status, received_at)
           values ($1, $2, $3, 'key', '', $4, $5, $6)`,
          [id, tx.workspaceId, kind, person.subjectKeyRef, status, OLD],
        ),
      );
      return id;
    };
    for (const kind of EVENT_KINDS) await add(kind);
    await add('run.requested', 'pending');
    const began = await add('run.failed');
    await workspace.run((tx) => tx.query(`update runs set event_id = $1`, [began]));
    const kinds = async (): Promise<readonly string[]> => {
      const rows = await workspace.run((tx) =>
        tx.query<{ kind: string }>(`select kind from events where received_at < $1 order by kind`, [RECENT]),
      );
      return rows.map(({ kind }) => kind);
    };
    await sweeper.takeMessageBodies(workspace.id, '2024-11-22T10:00:00.000Z');
    expect(await kinds()).toEqual(['form.sent', 'run.failed', 'run.requested', 'schedule.due', 'webhook.received']);
    await workspace.run((tx) => tx.query(`update runs set ended_at = now(), status = 'completed'`));
    await sweeper.takeMessageBodies(workspace.id, '2024-11-22T10:00:00.000Z');
    expect(await kinds()).not.toContain('run.failed');
  });

  it('spares whom a run still serves', async () => {
    await setRule('inactive-contacts', 24);
    const gone = await addPerson(workspace, { phone: '+994501111111', at: OLD, inRun: false });
    await addPerson(workspace, { phone: '+994502222222', at: OLD, inRun: true });
    await addPerson(workspace, { phone: '+994503333333', at: RECENT, inRun: false });
    const before = '2024-11-22T10:00:00.000Z';
    expect(await sweeper.count(workspace.id, { category: 'inactive-contacts', before })).toBe(1);
    expect(await sweeper.inactiveContacts(workspace.id, before, 10)).toEqual([gone.contactId]);
  });
});
