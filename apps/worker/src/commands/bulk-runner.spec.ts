import 'reflect-metadata';
import { Client } from 'pg';
import { BulkOperationRepository, EVERY_RUN, RunOrders, type RunSelection } from '@flowkeep/persistence';
import { aGraph, edge, node, waitFor } from '@flowkeep/testing';
import { DispatchFixture } from '../spec/dispatch-fixture.ts';
import { BulkRunner } from './bulk-runner.ts';

const fixture = new DispatchFixture();
const owner = new Client({ connectionString: process.env['TEST_OWNER_DATABASE_URL'] });
let trigger = '';

beforeAll(async () => {
  await Promise.all([fixture.open(), owner.connect()]);
  const triggers = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { savePerson: false }),
      node('pause', 'wait.time', { mode: 'for', duration: { amount: 1, unit: 'hours' } }),
      edge('lead', 'pause'),
    ),
  );
  trigger = triggers['lead'] ?? '';
}, 60_000);

afterAll(async () => {
  await owner.end();
  await fixture.close();
});

/** Runs that have not begun, in the order in which an operation comes to them. */
async function queuedRuns(count: number): Promise<readonly string[]> {
  await fixture.query(
    `update runs set ended_at = now(), status = 'cancelled', start_pending = false where ended_at is null`,
  );
  for (let index = 0; index < count; index += 1) await fixture.post('webhook.received', trigger, {});
  await fixture.dispatch();
  const rows = await fixture.query<{ id: string }>(`select id from runs where ended_at is null order by id`);
  return rows.map(({ id }) => id);
}

/** The database refuses to write anything about this run. */
async function whileBroken(runId: string, work: () => Promise<void>, code = 'XX000'): Promise<void> {
  await owner.query(`
    create function refuse_one() returns trigger language plpgsql as
      $$ begin raise exception 'broken' using errcode = '${code}'; end $$;
    create trigger refuse_one before insert on run_commands for each row
      when (new.run_id = '${runId}') execute function refuse_one()`);
  try {
    await work();
  } finally {
    await owner.query(`drop trigger refuse_one on run_commands; drop function refuse_one()`);
  }
}

const operations = new BulkOperationRepository();
const begin = (filter: Partial<RunSelection> = {}, action: 'pause' | 'cancel' = 'pause'): Promise<string> =>
  fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) =>
    operations.insert(tx, {
      action,
      filter: { ...EVERY_RUN, ...filter },
      options: {},
      requestedBy: null,
      total: 5,
    }),
  );
const read = (id: string) => fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) => operations.get(tx, id));

/** Works until nothing is left; gives how many passes failed. */
async function workOff(): Promise<number> {
  let failed = 0;
  for (let pass = 0; pass < 50; pass += 1) {
    const worked = await fixture.worker
      .get(BulkRunner)
      .workOff(fixture.workspaceId)
      .catch(() => {
        failed += 1;
        return true;
      });
    if (!worked) return failed;
  }
  throw new Error('It goes on for ever.');
}

/** Somebody cancels the run while the operation, which has chosen it already, waits for its row. */
async function cancelledMeanwhile(runId: string): Promise<void> {
  const passed = await fixture.database.runner.inWorkspace(fixture.workspaceId, async (tx) => {
    await new RunOrders().give(tx, runId, { action: 'cancel' });
    const [holder] = await tx.query<{ pid: number }>(`select pg_backend_pid() as pid`);
    const pass = fixture.worker.get(BulkRunner).workOff(fixture.workspaceId);
    const blocked = async (): Promise<boolean> => {
      const found = await owner.query(`select 1 from pg_stat_activity where $1::int = any(pg_blocking_pids(pid))`, [
        holder?.pid,
      ]);
      return found.rows.length > 0;
    };
    await waitFor(blocked, { timeout: 20_000, what: 'The operation in line' });
    return { pass };
  });
  await passed.pass;
}

describe('an order to many runs', () => {
  it('goes on with the others where one of them is broken, and says so', async () => {
    const runIds = await queuedRuns(5);
    const [, broken = ''] = runIds;
    await whileBroken(broken, async () => {
      const id = await begin();
      expect(await workOff()).toBe(0);
      expect(await read(id)).toMatchObject({
        status: 'failed',
        done: 4,
        refused: 0,
        broken: 1,
        brokenRuns: [broken],
        error: expect.stringMatching(/^One run could not be given the order/) as string,
      });
    });
    const paused = await fixture.query<{ id: string }>(`select id from runs where status = 'paused' order by id`);
    expect(paused.map(({ id }) => id)).toEqual(runIds.filter((id) => id !== broken));
  });

  it('leaves nothing behind because somebody else was in its way', async () => {
    const runIds = await queuedRuns(2);
    const id = await begin();
    const runner = fixture.worker.get(BulkRunner);
    const inTheWay = async (): Promise<void> => {
      for (let pass = 0; pass < 4; pass += 1)
        await expect(runner.workOff(fixture.workspaceId)).rejects.toMatchObject({ code: '40P01' });
    };
    await whileBroken(runIds[0] ?? '', inTheWay, '40P01');
    expect(await workOff()).toBe(0);
    expect(await read(id)).toMatchObject({ status: 'done', done: 2, broken: 0 });
  });

  it('ends where nobody can say whom it is for, and those behind it have their turn', async () => {
    await queuedRuns(2);
    const [unreadable, next] = [await begin({ startedBefore: 'never' }), await begin()];
    expect(await workOff()).toBe(3);
    expect(await read(unreadable)).toMatchObject({
      status: 'failed',
      done: 0,
      broken: 0,
      error: expect.stringContaining('could not be found') as string,
    });
    expect(await read(next)).toMatchObject({ status: 'done', done: 2, broken: 0, error: null });
  });

  it.each([
    ['leaves a run to undo its work that somebody cancels meanwhile, where it is asked to', true],
    ['cancels a run a second time, where it is not', false],
  ])('%s', async (_what, isOnce) => {
    const [runId = ''] = await queuedRuns(1);
    await fixture.query(`update runs set status = 'running', start_pending = false, start_attempts = 1 where id = $1`, [
      runId,
    ]);
    const id = await begin(isOnce ? { notCancelled: true } : {}, 'cancel');
    await cancelledMeanwhile(runId);
    expect(await workOff()).toBe(0);
    expect(await read(id)).toMatchObject(isOnce ? { done: 0, refused: 1 } : { done: 1, refused: 0 });
    const cancels = await fixture.query(`select id from run_commands where run_id = $1`, [runId]);
    expect(cancels).toHaveLength(isOnce ? 1 : 2);
  });
});
