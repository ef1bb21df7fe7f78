import { randomBytes, randomUUID } from 'node:crypto';
import {
  createDataSource,
  RootKey,
  SubjectKeys,
  TransactionRunner,
  WorkspaceKeys,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';

/** A workspace in the test's own PostgreSQL. */
export interface TestWorkspace {
  readonly id: string;
  readonly transactions: TransactionRunner;
  readonly keys: SubjectKeys;
  readonly run: <T>(work: (tx: WorkspaceTransaction) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

export async function openTestWorkspace(): Promise<TestWorkspace> {
  const dataSource = await createDataSource(process.env['TEST_DATABASE_URL'] ?? '').initialize();
  const transactions = new TransactionRunner(dataSource);
  const id = randomUUID();
  const run: TestWorkspace['run'] = (work) => transactions.inWorkspace(id, work);
  await run((tx) =>
    tx.query(
      `insert into workspaces (id, name, slug, time_zone, language, currency, region)
       values ($1, 'Baku Dental', $2, 'Asia/Baku', 'az', 'AZN', 'AZ')`,
      [id, id],
    ),
  );
  const keys = new SubjectKeys(new WorkspaceKeys(RootKey.fromBase64(randomBytes(32).toString('base64'))));
  return { id, transactions, keys, run, close: () => dataSource.destroy() };
}
