import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openTestDatabase, type TestDatabase } from './spec/test-database.ts';
import { type Column, insertRow, tableColumns } from './spec/row-maker.ts';

/** Tables that hold nothing of any workspace. */
const OPEN_TABLES = ['public.migrations'];
const DEFINER_FUNCTIONS = [
  'all_workspaces',
  'api_key_by_hash',
  'approval_by_token',
  'connection_by_external_id',
  'invitation_by_hash',
  'take_turn',
  'trigger_by_token',
  'workspace_of_subject_key',
  'workspaces_of_user',
  'workspaces_to_signal',
  'workspaces_to_start',
  'workspaces_with_events',
  'workspaces_with_held_runs',
  'workspaces_with_open_calls',
  'workspaces_with_open_runs',
  'workspaces_with_orders',
  'workspaces_with_work',
];
const ROLES = ['flowkeep_owner', 'flowkeep_app', 'flowkeep_auth'];

describe('row security', () => {
  let database: TestDatabase;
  let owner: pg.Client;

  beforeAll(async () => {
    database = await openTestDatabase();
    owner = new pg.Client({ connectionString: process.env['TEST_OWNER_DATABASE_URL'] ?? '' });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await database.close();
  });

  it('is enabled, forced and ruled by a policy on every table', async () => {
    const { rows } = await owner.query<{ name: string }>(`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
        and not (c.relrowsecurity and c.relforcerowsecurity
          and exists (select 1 from pg_policy p where p.polrelid = c.oid))`);
    expect(rows.map(({ name }) => name)).toEqual(OPEN_TABLES);
  });

  it('gives the domain one policy on each table: its own workspace', async () => {
    const { rows } = await owner.query<{ using: string; check: string; roles: string[]; name: string }>(`
      select tablename as name, qual as using, with_check as check, roles::text[] from pg_policies
      where schemaname = 'public' and not ('flowkeep_owner' = any (roles))`);
    expect(rows.length).toBeGreaterThan(30);
    for (const policy of rows) {
      expect(policy.roles).toEqual(['flowkeep_app']);
      expect(policy.using).toMatch(/^\((id|workspace_id) = \(NULLIF\(current_setting\('app.workspace_id'/);
      expect(policy.check).toBe(policy.using);
    }
  });

  it('cannot be gone round: roles, views, definer functions', async () => {
    const roles = await owner.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname = any ($1) and not (rolsuper or rolbypassrls or rolcreaterole)`,
      [ROLES],
    );
    expect(roles.rows.map(({ rolname }) => rolname).sort()).toEqual([...ROLES].sort());
    const owned = await owner.query(
      `select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('flowkeep_app', 'flowkeep_auth')`,
    );
    expect(owned.rows).toEqual([]);
    const views = await owner.query(`
      select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'm' and n.nspname in ('public', 'auth')
         or c.relkind = 'v' and n.nspname in ('public', 'auth') and not 'security_invoker=true' = any (coalesce(c.reloptions, '{}'))`);
    expect(views.rows).toEqual([]);
    const definers = await owner.query<{ proname: string; fixed: boolean }>(`
      select p.proname, coalesce(p.proconfig::text like '%search_path=public, pg_temp%', false) as fixed
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname in ('public', 'auth') order by 1`);
    expect(definers.rows).toEqual(DEFINER_FUNCTIONS.map((proname) => ({ proname, fixed: true })));
  });

  it('keeps the domain away from the turns at providers, but for taking one', async () => {
    await expect(database.dataSource.query('select * from provider_turns')).rejects.toMatchObject({ code: '42501' });
    expect(await database.dataSource.query(`select take_turn('row security', 0, 1) <= 0 as due`)).toEqual([
      { due: true },
    ]);
  });

  it('keeps the domain out of sign-in, and sign-in out of the domain', async () => {
    await expect(database.dataSource.query('select * from auth.sessions')).rejects.toMatchObject({ code: '42501' });
    const auth = new pg.Client({ connectionString: process.env['TEST_AUTH_DATABASE_URL'] ?? '' });
    await auth.connect();
    await expect(auth.query('select * from public.members')).rejects.toMatchObject({ code: '42501' });
    await auth.end();
  });

  it('hides every row of one workspace from another, and from a transaction without one', async () => {
    const [mine, theirs] = [await database.createWorkspace(), await database.createWorkspace()];
    const tables = await tableColumns(owner);
    const filled = new Map<string, Readonly<Record<string, unknown>>>();
    for (const [table, columns] of tables) filled.set(table, await insertRow(owner, table, columns, mine, filled));
    for (const [table, columns] of tables) {
      const key = table === 'workspaces' ? 'id' : 'workspace_id';
      const count = (workspaceId: string): Promise<number> =>
        database.runner.inWorkspace(workspaceId, async (tx) => {
          const [row] = await tx.query<{ n: number }>(`select count(*)::int as n from ${table} where ${key} = $1`, [
            mine,
          ]);
          return row?.n ?? -1;
        });
      expect([table, await count(mine)]).toEqual([table, 1]);
      expect([table, await count(theirs)]).toEqual([table, 0]);
      expect(await database.dataSource.query(`select 1 from ${table}`)).toEqual([]);
      await expectNoForeignWrite(table, columns, filled.get(table) ?? {}, theirs);
    }
  });

  async function expectNoForeignWrite(
    table: string,
    columns: readonly Column[],
    row: Readonly<Record<string, unknown>>,
    theirs: string,
  ): Promise<void> {
    const names = columns.map(({ name }) => name);
    const own = names.includes('id') ? { ...row, id: randomUUID() } : row;
    const values = names.map((name) => own[name]);
    const places = names.map((_, index) => `$${index + 1}`);
    const insert = database.runner.inWorkspace(theirs, (tx) =>
      tx.query(`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, values),
    );
    await expect(insert).rejects.toMatchObject({ code: '42501' });
    const removed = await database.runner.inWorkspace(theirs, (tx) => tx.query(`delete from ${table} returning 1`));
    expect([table, removed.length]).toEqual([table, table === 'workspaces' ? 1 : 0]);
  }
});
