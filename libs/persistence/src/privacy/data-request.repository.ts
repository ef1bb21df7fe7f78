import type { JsonObject } from '@flowkeep/contracts';
import { exactInstant, type Page, pageOf, readCursor } from '../keyset-cursor.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

export type DataRequestStatus = 'received' | 'running' | 'completed' | 'failed';

export interface DataRequest {
  readonly id: string;
  readonly kind: 'erasure';
  readonly contactId: string;
  readonly status: DataRequestStatus;
  /** Who asked: a member's user id, an API key's id, or a part of the system. */
  readonly requestedBy: string;
  /** What was found, done and proven. No personal data. */
  readonly report: JsonObject;
  readonly requestedAt: Date;
  readonly completedAt: Date | null;
}

type ListRow = DataRequest & { readonly position: string };

const COLUMNS = `id, kind, contact_id as "contactId", status, requested_by as "requestedBy", report,
  requested_at as "requestedAt", completed_at as "completedAt"`;

/** Requests about a person's data. */
export class DataRequestRepository {
  async insert(
    tx: WorkspaceTransaction,
    request: { readonly id: string; readonly contactId: string; readonly requestedBy: string },
  ): Promise<void> {
    await tx.query(
      `insert into data_requests (id, workspace_id, kind, contact_id, status, requested_by)
       values ($1, $2, 'erasure', $3, 'received', $4)`,
      [request.id, tx.workspaceId, request.contactId, request.requestedBy],
    );
  }

  async find(tx: WorkspaceTransaction, id: string): Promise<DataRequest | null> {
    const rows = await tx.query<DataRequest>(
      `select ${COLUMNS} from data_requests where workspace_id = $1 and id = $2`,
      [tx.workspaceId, id],
    );
    return rows[0] ?? null;
  }

  /** Those that have not ended, of one contact or of all. */
  async open(tx: WorkspaceTransaction, contactId: string | null): Promise<readonly DataRequest[]> {
    return tx.query<DataRequest>(
      `select ${COLUMNS} from data_requests
        where workspace_id = $1 and status in ('received', 'running') and ($2::uuid is null or contact_id = $2)
        order by requested_at, id`,
      [tx.workspaceId, contactId],
    );
  }

  /** Sets the status and adds to the report. The moment of the end is kept from the first time. */
  async advance(tx: WorkspaceTransaction, id: string, status: DataRequestStatus, report: JsonObject): Promise<void> {
    await tx.query(
      `update data_requests set status = $3, report = report || $4::jsonb,
         completed_at = case when $3 in ('completed', 'failed') then coalesce(completed_at, now()) end
        where workspace_id = $1 and id = $2`,
      [tx.workspaceId, id, status, JSON.stringify(report)],
    );
  }

  /** Newest first. */
  async list(tx: WorkspaceTransaction, limit: number, cursor: string | null): Promise<Page<DataRequest>> {
    const after = readCursor(cursor);
    const rows = await tx.query<ListRow>(
      `select ${COLUMNS}, ${exactInstant('requested_at')} as position from data_requests
        where workspace_id = $1 and ($2::timestamptz is null or (requested_at, id) < ($2::timestamptz, $3::uuid))
        order by requested_at desc, id desc limit $4`,
      [tx.workspaceId, after?.at, after?.id, limit + 1],
    );
    return pageOf(rows, limit, ({ position: _position, ...request }) => request);
  }
}
