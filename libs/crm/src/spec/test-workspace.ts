import { randomUUID } from 'node:crypto';
import { createDataSource, TransactionRunner, type WorkspaceTransaction } from '@flowkeep/persistence';

/** A workspace in Azerbaijan, in the test's own PostgreSQL. */
export interface TestWorkspace {
  readonly id: string;
  readonly region: string;
  readonly run: <T>(work: (tx: WorkspaceTransaction) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

export async function openTestWorkspace(): Promise<TestWorkspace> {
  const dataSource = await createDataSource(process.env['TEST_DATABASE_URL'] ?? '').initialize();
  const transactions = new TransactionRunner(dataSource);
  const id = randomUUID();
  await transactions.inWorkspace(id, (tx) =>
    tx.query(
      `insert into workspaces (id, name, slug, time_zone, language, currency, region)
       values ($1, 'Baku Dental', $2, 'Asia/Baku', 'az', 'AZN', 'AZ')`,
      [id, id],
    ),
  );
  return {
    id,
    region: 'AZ',
    run: (work) => transactions.inWorkspace(id, work),
    close: () => dataSource.destroy(),
  };
}
