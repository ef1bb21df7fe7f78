import { migrations } from './migrations/index.ts';
import type { TransactionRunner } from './transaction-runner.ts';

/** Names of the migrations that this program knows and the database lacks. Rejects while the database is down. */
export async function missingMigrations(runner: TransactionRunner): Promise<readonly string[]> {
  const known = migrations.map(({ name }) => name);
  const [table] = await runner.beforeWorkspace<{ found: boolean }>(
    `select to_regclass('public.migrations') is not null and has_table_privilege('public.migrations', 'select') as found`,
  );
  if (table?.found !== true) return known;
  const rows = await runner.beforeWorkspace<{ name: string }>(`select name from migrations`);
  const done = new Set(rows.map(({ name }) => name));
  return known.filter((name) => !done.has(name));
}
