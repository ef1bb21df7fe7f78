import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** How PostgreSQL would go about a statement, as text. */
export interface Plan {
  readonly text: string;
  readonly plan: string;
}

const PLANNED = /^\s*(select|with|update|insert|delete)/i;

/**
 * A transaction that also asks for the plans of what it is asked: one for the values that are given, and one for
 * whatever they may be, which a connection takes after a few times.
 */
export function explaining(tx: WorkspaceTransaction, plans: Plan[]): WorkspaceTransaction {
  const explain = async (text: string, sql: string, parameters: readonly unknown[]): Promise<void> => {
    const lines = await tx.query<{ 'QUERY PLAN': string }>(`explain (${text}) ${sql}`, parameters);
    plans.push({ text: sql, plan: lines.map((line) => line['QUERY PLAN']).join('\n') });
  };
  return {
    ...tx,
    query: async (sql, parameters = []) => {
      if (PLANNED.test(sql)) {
        await explain('costs off', sql, parameters);
        await explain('generic_plan, costs off', sql, []);
      }
      return tx.query(sql, parameters);
    },
  };
}
