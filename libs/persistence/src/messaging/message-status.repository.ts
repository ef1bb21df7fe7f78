import type { Channel, MessageStatus } from '@flowkeep/contracts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { MESSAGE_COLUMNS, type MessageRecord } from './message-record.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What a provider reports about a message. */
export interface StatusReport {
  readonly status: MessageStatus;
  readonly providerAt: Date;
  readonly errorCode: string | null;
}

/** Statuses as providers report them: late, twice, and out of order. */
export class MessageStatusRepository {
  /** Finds and holds an outbound message by the provider's id, else by our own id, which statuses echo. */
  async lock(
    tx: WorkspaceTransaction,
    channel: Channel,
    providerId: string,
    ownId: string | null,
  ): Promise<MessageRecord | null> {
    const select = `select ${MESSAGE_COLUMNS} from messages m where m.workspace_id = $1 and m.direction = 'out'`;
    const byProvider = await tx.query<MessageRecord>(`${select} and m.channel = $2 and m.provider_id = $3 for update`, [
      tx.workspaceId,
      channel,
      providerId,
    ]);
    if (byProvider[0] !== undefined) return byProvider[0];
    if (ownId === null || !UUID.test(ownId)) return null;
    const byOwnId = await tx.query<MessageRecord>(
      `${select} and m.channel = $2 and m.id = $3 and m.provider_id is null for update`,
      [tx.workspaceId, channel, ownId],
    );
    return byOwnId[0] ?? null;
  }

  /** False when this very report came before. */
  async record(tx: WorkspaceTransaction, messageId: string, report: StatusReport): Promise<boolean> {
    const rows = await tx.query(
      `insert into message_events (workspace_id, message_id, status, provider_at, error_code)
       values ($1, $2, $3, $4, $5) on conflict do nothing returning message_id`,
      [tx.workspaceId, messageId, report.status, report.providerAt, report.errorCode],
    );
    return rows.length > 0;
  }

  async save(
    tx: WorkspaceTransaction,
    messageId: string,
    state: {
      readonly status: MessageStatus;
      readonly providerId: string;
      readonly errorCode: string | null;
      readonly errorMessage: string | null;
    },
  ): Promise<void> {
    await tx.query(
      `update messages set status = $3, provider_id = $4, error_code = $5, error_message = $6,
         status_at = case when status = $3 then status_at else clock_timestamp() end
        where workspace_id = $1 and id = $2`,
      [tx.workspaceId, messageId, state.status, state.providerId, state.errorCode, state.errorMessage],
    );
  }
}
