import { exactInstant, type Page, pageOf, readCursor } from '../keyset-cursor.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

export type ReportStatus = 'running' | 'completed' | 'failed';

/** What was taken, by category; of a dry run, what would be taken. */
export type RetentionCounts = Readonly<Record<string, number>>;

export interface RetentionReport {
  readonly id: string;
  readonly dryRun: boolean;
  readonly status: ReportStatus;
  readonly counts: RetentionCounts;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

type ListRow = RetentionReport & { readonly position: string };

const COLUMNS = `id, dry_run as "dryRun", status, counts, started_at as "startedAt", ended_at as "endedAt"`;

/** What retention runs have done. Holds numbers only. */
export class RetentionReportRepository {
  /** Opening the same report twice is harmless. */
  async open(tx: WorkspaceTransaction, id: string, dryRun: boolean): Promise<void> {
    await tx.query(
      `insert into retention_reports (id, workspace_id, dry_run, status) values ($1, $2, $3, 'running')
       on conflict (id) do nothing`,
      [id, tx.workspaceId, dryRun],
    );
  }

  async close(
    tx: WorkspaceTransaction,
    id: string,
    status: Exclude<ReportStatus, 'running'>,
    counts: RetentionCounts,
  ): Promise<void> {
    await tx.query(
      `update retention_reports set status = $3, counts = $4, ended_at = now()
        where workspace_id = $1 and id = $2 and ended_at is null`,
      [tx.workspaceId, id, status, JSON.stringify(counts)],
    );
  }

  async find(tx: WorkspaceTransaction, id: string): Promise<RetentionReport | null> {
    const rows = await tx.query<RetentionReport>(
      `select ${COLUMNS} from retention_reports where workspace_id = $1 and id = $2`,
      [tx.workspaceId, id],
    );
    return rows[0] ?? null;
  }

  async running(tx: WorkspaceTransaction): Promise<readonly RetentionReport[]> {
    return tx.query<RetentionReport>(
      `select ${COLUMNS} from retention_reports where workspace_id = $1 and status = 'running'`,
      [tx.workspaceId],
    );
  }

  /** Newest first. */
  async list(tx: WorkspaceTransaction, limit: number, cursor: string | null): Promise<Page<RetentionReport>> {
    const after = readCursor(cursor);
    const rows = await tx.query<ListRow>(
      `select ${COLUMNS}, ${exactInstant('started_at')} as position from retention_reports
        where workspace_id = $1 and ($2::timestamptz is null or (started_at, id) < ($2::timestamptz, $3::uuid))
        order by started_at desc, id desc limit $4`,
      [tx.workspaceId, after?.at, after?.id, limit + 1],
    );
    return pageOf(rows, limit, ({ position: _position, ...report }) => report);
  }
}
