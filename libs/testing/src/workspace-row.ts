import { randomBytes, randomUUID } from 'node:crypto';
import type { TransactionRunner } from '@flowkeep/persistence';

interface WorkspaceRow {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly language: string;
  readonly currency: string;
  readonly region: string;
}

/** Makes a workspace that shares nothing with those of other tests, and gives its row. */
export async function createWorkspace(
  transactions: TransactionRunner,
  changes: Partial<WorkspaceRow> = {},
): Promise<WorkspaceRow> {
  const slug = `test-${randomBytes(5).toString('hex')}`;
  const row: WorkspaceRow = {
    id: randomUUID(),
    name: 'Baku Dental',
    slug,
    timeZone: 'Asia/Baku',
    language: 'az',
    currency: 'AZN',
    region: 'AZ',
    ...changes,
  };
  await transactions.inWorkspace(row.id, (tx) =>
    tx.query(
      `insert into workspaces (id, name, slug, time_zone, language, currency, region) values ($1, $2, $3, $4, $5, $6, $7)`,
      [row.id, row.name, row.slug, row.timeZone, row.language, row.currency, row.region],
    ),
  );
  return row;
}
