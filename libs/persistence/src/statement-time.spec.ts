import { openTestDatabase, type TestDatabase } from './spec/test-database.ts';
import { StatementTime } from './statement-time.ts';
import type { WorkspaceTransaction } from './transaction-runner.ts';

describe('the time that work in a transaction may take', () => {
  let database: TestDatabase;
  let workspaceId: string;

  beforeAll(async () => {
    database = await openTestDatabase();
    workspaceId = await database.createWorkspace();
  });
  afterAll(() => database.close());

  const inWorkspace = <T>(work: (tx: WorkspaceTransaction) => Promise<T>) =>
    database.runner.inWorkspace(workspaceId, work);
  const takes = (tx: WorkspaceTransaction, seconds: number) => tx.query(`select pg_sleep($1)`, [seconds]);
  const told = async (tx: WorkspaceTransaction) => {
    const [row] = await tx.query<{ statement_timeout: string }>('show statement_timeout');
    return row?.statement_timeout;
  };
  const timedOut = { code: 'timed-out' };

  it('ends a statement that takes longer, whatever it waits for', async () => {
    const tried = database.runner.inWorkspaceWithin(workspaceId, 100, (tx) => takes(tx, 5));
    await expect(tried).rejects.toMatchObject({ code: '57014' });
    const within = inWorkspace((tx) => new StatementTime(tx).within(100, (timed) => takes(timed, 5)));
    await expect(within).rejects.toMatchObject(timedOut);
  });

  it('is for all statements together', async () => {
    const since = performance.now();
    const tried = inWorkspace((tx) =>
      new StatementTime(tx).within(1_000, async (timed) => {
        for (let round = 0; round < 10; round += 1) await takes(timed, 0.4);
      }),
    );
    await expect(tried).rejects.toMatchObject(timedOut);
    expect(performance.now() - since).toBeLessThan(1_900);
  });

  it('is told to the server with the beginning or a savepoint, and not again for work that is quick', async () => {
    const asked: string[] = [];
    const listening = (tx: WorkspaceTransaction): WorkspaceTransaction => ({
      ...tx,
      query: (sql, parameters) => {
        asked.push(sql);
        return tx.query(sql, parameters);
      },
    });
    await inWorkspace(async (tx) => {
      const time = new StatementTime(listening(tx));
      await time.savepoint('step', 10_000);
      for (let step = 0; step < 3; step += 1) await time.within(10_000, (timed) => timed.query('select 1'));
      await time.release('step');
    });
    expect(asked).toHaveLength(5);
    await database.runner.inWorkspaceWithin(workspaceId, 10_000, async (tx, time) => {
      expect(await told(tx)).toBe('10s');
      await time.within(3_000, async (timed) => expect(await told(timed)).toBe('3s'));
    });
  });

  it('leaves what comes behind the work a time of its own', async () => {
    await database.runner.inWorkspaceWithin(workspaceId, 5_000, async (tx, time) => {
      await time.within(300, (timed) => timed.query('select 1'));
      await time.allow(5_000);
      expect(await told(tx)).toBe('5s');
      await takes(tx, 0.4);
    });
  });

  it.each(['release', 'rollBack'] as const)('is over with the work: %s', async (end) => {
    await inWorkspace(async (tx) => {
      const before = await told(tx);
      const time = new StatementTime(tx);
      await time.savepoint('step', 7_000);
      expect(await told(tx)).toBe('7s');
      await time[end]('step');
      expect(await told(tx)).toBe(before);
    });
  });

  it('leaves the rest of the transaction whole where it was over', async () => {
    await inWorkspace(async (tx) => {
      const time = new StatementTime(tx);
      await time.savepoint('step', 100);
      await expect(time.within(100, (timed) => takes(timed, 5))).rejects.toMatchObject(timedOut);
      await time.rollBack('step');
      await takes(tx, 0.2);
    });
  });
});
