import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** A place in the order in which providers were called. */
export interface CallPlace {
  /** As PostgreSQL writes it: a `Date` would round it. */
  readonly startedAt: string;
  /** Id of the message. */
  readonly id: string;
}

/** A call whose answer is not known. */
export interface OpenCall extends CallPlace {
  /** Whether its message says so; else it looks as if it were still on its way. */
  readonly isUnknown: boolean;
}

/** Before every other call. */
const FIRST: CallPlace = { startedAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/** Calls of providers of which the ledger has no answer. */
export class OpenCallRepository {
  /** Those that were started longer ago than so many seconds, behind `after`, oldest first; null begins anew. */
  async olderThan(
    tx: WorkspaceTransaction,
    seconds: number,
    after: CallPlace | null,
    limit: number,
  ): Promise<readonly OpenCall[]> {
    const { startedAt, id } = after ?? FIRST;
    return tx.query<OpenCall>(
      `select m.id, m.call_started_at::text as "startedAt", m.status = 'unknown' as "isUnknown" from messages m
        where m.workspace_id = $1
          and m.call_started_at is not null and m.provider_id is null and m.error_code is null
          and m.call_started_at < now() - make_interval(secs => $2)
          and (m.call_started_at, m.id) > ($3::timestamptz, $4::uuid)
        order by m.call_started_at, m.id limit $5`,
      [tx.workspaceId, seconds, startedAt, id, limit],
    );
  }

  /**
   * Says of a message that looks as if it were on its way that nobody knows. False where this very call is not open any
   * more, or somebody is just writing what came of it.
   */
  async markUnknown(tx: WorkspaceTransaction, { id, startedAt }: CallPlace): Promise<boolean> {
    const rows = await tx.query(
      `update messages set status = 'unknown', status_at = clock_timestamp()
        where workspace_id = $1 and id = (
          select m.id from messages m
           where m.workspace_id = $1 and m.id = $2 and m.call_started_at = $3 and m.status = 'queued'
             and m.provider_id is null for update skip locked)
        returning id`,
      [tx.workspaceId, id, startedAt],
    );
    return rows.length > 0;
  }
}
