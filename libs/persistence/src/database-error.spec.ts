import { fromDatabaseError } from './database-error.ts';
import { openTestDatabase, type TestDatabase } from './spec/test-database.ts';
import { Database } from './database.ts';

describe('what the database says', () => {
  let database: TestDatabase;
  let workspaceId: string;
  beforeAll(async () => {
    database = await openTestDatabase();
    workspaceId = await database.createWorkspace();
  });
  afterAll(() => database.close());

  const meaningOf = async (sql: string, ...parameters: readonly unknown[]): Promise<string | undefined> => {
    try {
      await database.runner.inWorkspace(workspaceId, (tx) => tx.query(sql, parameters));
      return 'nothing';
    } catch (error) {
      return fromDatabaseError(error)?.code;
    }
  };

  it.each([
    ['an id that is none', `select * from contacts where id = 'x'`, 'not-found'],
    [
      'a reference to nothing',
      `insert into identities (workspace_id, contact_id, channel, address) values ($1, $1, 'email', 'a')`,
      'not-found',
    ],
    ['a row of another workspace', `insert into contacts (workspace_id) values (gen_random_uuid())`, 'not-found'],
    [
      'the same again',
      `insert into retention_rules (workspace_id, category, months) values ($1, 'message-bodies', 1), ($1, 'message-bodies', 2)`,
      'conflict',
    ],
    ['a NUL in a text', `select e'\\x00'`, 'invalid-input'],
    ['a NUL in a value', `select '"\\u0000"'::jsonb`, 'invalid-input'],
    ['a number that no column holds', `select 99999999999::int`, 'invalid-input'],
    ['a moment that no calendar has', `select '2024-W01-1'::timestamptz`, 'invalid-input'],
    ['a moment beyond all calendars', `select '999999-01-01'::timestamptz`, 'invalid-input'],
    ['a table that is closed to us', 'select * from auth.users', undefined],
    ['a defect of ours', 'select nonsense', undefined],
  ])('means the right thing: %s', async (_, sql, code) => {
    expect(await meaningOf(sql, ...(sql.includes('$1') ? [workspaceId] : []))).toBe(code);
  });

  it.each([
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
  ])('is unavailable where a connection broke: %s', (text) => {
    expect(fromDatabaseError(new Error(text))?.code).toBe('unavailable');
  });

  it('is unavailable when nobody answers, before the first connection too', async () => {
    const away = new Database('postgres://a:b@127.0.0.1:1/x');
    const ask = (): Promise<unknown> => away.runner.inWorkspace(workspaceId, (tx) => tx.query('select 1'));
    await away.start();
    const error: unknown = await ask().catch((thrown: unknown) => thrown);
    await away.stop();
    expect(fromDatabaseError(error)?.code).toBe('unavailable');
  });
});
