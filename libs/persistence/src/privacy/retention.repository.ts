import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { affected } from './affected.ts';

/** What was written, and what a provider said of it: that may repeat the text. */
const OLD_TEXTS = `from messages where workspace_id = $1 and (body is not null or error_message is not null)
  and created_at < $2`;
/** Somebody whom a run still serves is not inactive. */
const INACTIVE = `from contacts c where c.workspace_id = $1 and c.erased_at is null and c.last_activity_at < $2
  and not exists (select 1 from runs r where r.workspace_id = c.workspace_id and r.contact_id = c.id
    and r.ended_at is null)`;

/** Finds what retention rules reach, and takes it. */
export class RetentionRepository {
  async countMessageBodies(tx: WorkspaceTransaction, before: Date): Promise<number> {
    return affected(tx, `select 1 ${OLD_TEXTS}`, [tx.workspaceId, before]);
  }

  async countInactiveContacts(tx: WorkspaceTransaction, before: Date): Promise<number> {
    return affected(tx, `select 1 ${INACTIVE}`, [tx.workspaceId, before]);
  }

  /** Empties at most `limit` messages and gives their number. They stay, with their statuses. */
  async takeMessageBodies(tx: WorkspaceTransaction, before: Date, limit: number): Promise<number> {
    return affected(
      tx,
      `update messages set body = null, error_message = null
        where workspace_id = $1 and id in (select id ${OLD_TEXTS} limit $3) returning 1`,
      [tx.workspaceId, before, limit],
    );
  }

  /** Those who have been inactive longest come first. */
  async inactiveContacts(tx: WorkspaceTransaction, before: Date, limit: number): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }>(`select c.id ${INACTIVE} order by c.last_activity_at, c.id limit $3`, [
      tx.workspaceId,
      before,
      limit,
    ]);
    return rows.map(({ id }) => id);
  }
}
