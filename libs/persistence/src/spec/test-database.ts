import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../data-source.ts';
import { TransactionRunner } from '../transaction-runner.ts';

/** The test's own PostgreSQL, in the role of the domain. */
export interface TestDatabase {
  readonly dataSource: DataSource;
  readonly runner: TransactionRunner;
  createWorkspace(): Promise<string>;
  createContact(workspaceId: string): Promise<string>;
  close(): Promise<void>;
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const dataSource = await createDataSource(process.env['TEST_DATABASE_URL'] ?? '').initialize();
  const runner = new TransactionRunner(dataSource);
  return {
    dataSource,
    runner,
    createWorkspace: async () => {
      const id = randomUUID();
      await runner.inWorkspace(id, (tx) =>
        tx.query(
          `insert into workspaces (id, name, slug, time_zone, language, currency, region)
           values ($1, 'Test', $2, 'Asia/Baku', 'az', 'AZN', 'AZ')`,
          [id, `test-${id}`],
        ),
      );
      return id;
    },
    createContact: async (workspaceId) => {
      const id = randomUUID();
      await runner.inWorkspace(workspaceId, (tx) =>
        tx.query(`insert into contacts (id, workspace_id) values ($1, $2)`, [id, workspaceId]),
      );
      return id;
    },
    close: () => dataSource.destroy(),
  };
}
