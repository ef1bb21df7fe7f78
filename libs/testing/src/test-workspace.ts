import { createDataSource, TransactionRunner, type WorkspaceTransaction } from '@flowkeep/persistence';
import { createWorkspace } from './workspace-row.ts';

/** A workspace in Azerbaijan, in the test's own PostgreSQL. */
export interface TestWorkspace {
  readonly id: string;
  readonly region: string;
  readonly transactions: TransactionRunner;
  readonly run: <T>(work: (tx: WorkspaceTransaction) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Makes a workspace in the database that TEST_DATABASE_URL names; `close` it when the tests are over. */
export async function openTestWorkspace(): Promise<TestWorkspace> {
  const dataSource = await createDataSource(process.env['TEST_DATABASE_URL'] ?? '').initialize();
  const transactions = new TransactionRunner(dataSource);
  const { id, region } = await createWorkspace(transactions);
  return {
    id,
    region,
    transactions,
    run: (work) => transactions.inWorkspace(id, work),
    close: () => dataSource.destroy(),
  };
}
