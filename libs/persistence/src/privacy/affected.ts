import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** Number of rows that a query gives or, with `returning`, that a write reaches. */
export async function affected(tx: WorkspaceTransaction, sql: string, parameters: readonly unknown[]): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    `with reached as (${sql}) select count(*)::int as count from reached`,
    parameters,
  );
  return rows[0]?.count ?? 0;
}
