import { randomUUID } from 'node:crypto';
import type { RunCommand } from '../operations/run-action.ts';
import { RunOrders } from '../operations/run-orders.ts';
import { RunCommandRepository } from '../operations/run-command.repository.ts';
import { OperableRunRepository } from '../operations/operable-run.repository.ts';
import { blocked, meet } from '../spec/meeting.ts';
import { ReopenedRunRepository } from '../operations/reopened-run.repository.ts';
import { openTestDatabase, type TestDatabase } from '../spec/test-database.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { RunRuleRepository } from './run-rule.repository.ts';

/** Whoever begins, ends and operates runs of one lane meets the others in every order, and none waits in a circle. */
describe('runs of a lane', () => {
  const rules = new RunRuleRepository();
  let database: TestDatabase;
  let workspaceId: string;
  let workflowId: string;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    workspaceId = await database.createWorkspace();
    const [workflow] = await inWorkspace((tx) =>
      tx.query<{ id: string }>(
        `insert into workflows (workspace_id, name, slug, draft) values ($1, 'Room', 'room', '{}') returning id`,
        [workspaceId],
      ),
    );
    workflowId = workflow?.id ?? '';
  });

  const inWorkspace = <T>(work: (tx: WorkspaceTransaction) => Promise<T>) =>
    database.runner.inWorkspace(workspaceId, work);
  const lane = (key: string) => ({ workflowId, key });
  const lock = (tx: WorkspaceTransaction, ...keys: readonly string[]) =>
    rules.lock(
      tx,
      keys.map((key) => rules.laneLock(tx, lane(key))),
    );
  const addRun = async (key: string, held = false): Promise<string> => {
    const id = randomUUID();
    await inWorkspace((tx) =>
      tx.query(
        `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref, rule_key,
                           held, start_pending, status, temporal_workflow_id)
         values ($1, $2, $3, 1, $1, 'lead', 'k', $4, $5, false, case when $5 then 'queued' else 'running' end, $6)`,
        [id, workspaceId, workflowId, key, held, `room~k~${id}`],
      ),
    );
    return id;
  };
  const end = (tx: WorkspaceTransaction, id: string, status = 'cancelled') =>
    tx.query(`update runs set status = $2, ended_at = now(), held = false where id = $1`, [id, status]);
  const held = async (id: string): Promise<boolean | undefined> =>
    (await inWorkspace((tx) => tx.query<{ held: boolean }>(`select held from runs where id = $1`, [id])))[0]?.held;

  it('is replaced while somebody else ends it', async () => {
    const run = await addRun('101');
    await meet(
      inWorkspace,
      async (tx, other) => {
        await tx.query(`update runs set current_node = 'step' where id = $1`, [run]);
        await other.reached('lane');
        await blocked(other, database);
        await end(tx, run);
      },
      async (tx, other) => {
        await lock(tx, '101');
        other.tell('lane');
        expect(await rules.clear(tx, lane('101'))).toEqual([run]);
      },
    );
  });

  it('lets the next one begin though somebody operates on it', async () => {
    const [first, second, third] = [await addRun('101'), await addRun('101', true), await addRun('101', true)];
    await meet(
      inWorkspace,
      async (tx, other) => {
        await new OperableRunRepository().lock(tx, second);
        other.tell('held');
        await blocked(other, database);
        await end(tx, second);
      },
      async (tx, other) => {
        await other.reached('held');
        await end(tx, first, 'completed');
      },
    );
    expect(await held(third)).toBe(false);
  });

  it('may be ended with runs of other lanes, in any order', async () => {
    const [a, b] = [await addRun('101'), await addRun('102')];
    const [c, d] = [await addRun('102'), await addRun('101')];
    await meet(
      inWorkspace,
      async (tx, other) => {
        await end(tx, a);
        other.tell('one');
        await other.reached('two');
        await end(tx, b);
      },
      async (tx, other) => {
        await end(tx, c);
        other.tell('two');
        await other.reached('one');
        await end(tx, d);
      },
    );
  });

  it('ends with its waits while an event ends one of them and begins the next run', async () => {
    const run = await addRun('101');
    const close = (tx: WorkspaceTransaction) => tx.query(`update waits set closed_at = now() where run_id = $1`, [run]);
    await inWorkspace((tx) =>
      tx.query(
        `insert into waits (workspace_id, step_key, run_id, event_kind, event_key, since)
         values ($1, 'ask', $2, 'event.custom', '', now())`,
        [workspaceId, run],
      ),
    );
    await meet(
      inWorkspace,
      async (tx, other) => {
        await close(tx);
        other.tell('matched');
        await blocked(other, database);
        await lock(tx, '101');
      },
      async (tx, other) => {
        await other.reached('matched');
        await end(tx, run);
        await close(tx);
      },
    );
  });

  it('is tried again only where no other one is under way', async () => {
    const [failed, sibling] = [await addRun('101'), await addRun('101')];
    await inWorkspace((tx) => end(tx, failed, 'failed'));
    const retry = (id: string, attempt = 2) =>
      inWorkspace((tx) =>
        new ReopenedRunRepository().reopen(tx, id, { attempt, version: 1, temporalWorkflowId: id, waits: [] }),
      );
    await expect(retry(failed)).rejects.toMatchObject({ code: 'conflict' });
    await expect(retry(failed)).rejects.toThrow('its turn');
    await inWorkspace((tx) => end(tx, sibling, 'failed'));
    const both = await Promise.allSettled([retry(failed), retry(sibling)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const again = both[0].status === 'fulfilled' ? failed : sibling;
    await retry(again);
    const open = await inWorkspace((tx) =>
      tx.query<{ id: string }>(`select id from runs where rule_key = '101' and ended_at is null`),
    );
    expect(open).toEqual([{ id: again }]);
  });

  it('is refused while another one is under way or about to be, before anybody tries', async () => {
    const [first, second] = [await addRun('101'), await addRun('101')];
    for (const id of [first, second]) await inWorkspace((tx) => end(tx, id, 'failed'));
    await inWorkspace((tx) => tx.query(`insert into run_snapshots select workspace_id, id, 'x' from runs`));
    const retry = (id: string) =>
      inWorkspace((tx) =>
        new RunOrders().give(tx, id, { action: 'retry', version: 'same', sealedTrigger: null, evenIfUnknown: false }),
      );
    await retry(first);
    await expect(retry(second)).rejects.toThrow('its turn');
    const lanes = () => inWorkspace((tx) => tx.query(`select 1 from run_commands where lane is not null`));
    expect(await lanes()).toHaveLength(1);
    await inWorkspace((tx) => tx.query(`update run_commands set done_at = now()`));
    expect(await lanes()).toEqual([]);
    await retry(second);
  });

  it('says that it was replaced when it has made room, and not where somebody else ended it', async () => {
    const [replaced, cancelled] = [await addRun('101'), await addRun('102')];
    const order = (tx: WorkspaceTransaction, id: string, command: RunCommand) =>
      new RunCommandRepository().insert(tx, id, command);
    await inWorkspace(async (tx) => {
      await order(tx, replaced, { kind: 'cancel', because: 'replaced' });
      await order(tx, cancelled, { kind: 'cancel' });
    });
    for (const id of [replaced, cancelled]) await inWorkspace((tx) => end(tx, id));
    const rows = await inWorkspace((tx) =>
      tx.query<{ outcome: string | null }>(`select outcome from runs order by rule_key`),
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(['replaced', null]);
  });

  it('lets those begin whose turn was forgotten, however many stand paused before them', async () => {
    for (let room = 0; room < 100; room += 1) await addRun(String(room), true);
    await inWorkspace((tx) => tx.query(`update runs set status = 'paused'`));
    const queued = await addRun('last', true);
    expect(await inWorkspace((tx) => rules.releaseStranded(tx, 1))).toBe(1);
    expect(await held(queued)).toBe(false);
  });
});
