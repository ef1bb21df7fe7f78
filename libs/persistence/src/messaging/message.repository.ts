import type { Channel } from '@flowkeep/contracts';
import { exactInstant, type Page, pageOf, readCursor } from '../keyset-cursor.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { MESSAGE_COLUMNS, type MessageKind, type MessageRecord } from './message-record.ts';

export interface InboundMessageRow {
  readonly id: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly channel: Channel;
  readonly kind: MessageKind;
  readonly body: Buffer;
  readonly subjectKeyRef: string;
  readonly providerId: string;
  readonly at: Date;
}

/** Which messages to list: those of one contact or of one conversation. */
export type MessageFilter =
  | { readonly contactId: string; readonly conversationId?: never }
  | { readonly conversationId: string; readonly contactId?: never };

type ListRow = MessageRecord & { readonly position: string };

/** Messages, read and received. Sending has its own ledger repository. */
export class MessageRepository {
  /** Newest first. */
  async list(
    tx: WorkspaceTransaction,
    filter: MessageFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<MessageRecord>> {
    const after = readCursor(cursor);
    const rows = await tx.query<ListRow>(
      `select ${MESSAGE_COLUMNS}, ${exactInstant('m.created_at')} as position
         from messages m
        where m.workspace_id = $1
          and ($2::uuid is null or m.contact_id = $2) and ($3::uuid is null or m.conversation_id = $3)
          and ($4::timestamptz is null or (m.created_at, m.id) < ($4::timestamptz, $5::uuid))
        order by m.created_at desc, m.id desc
        limit $6`,
      [tx.workspaceId, filter.contactId, filter.conversationId, after?.at, after?.id, limit + 1],
    );
    return pageOf(rows, limit, ({ position: _position, ...record }) => record);
  }

  /**
   * What was said in a run, oldest first: what its steps sent, and what the person wrote from its start to its end.
   */
  async ofRun(tx: WorkspaceTransaction, runId: string): Promise<readonly MessageRecord[]> {
    return tx.query<MessageRecord>(
      `select ${MESSAGE_COLUMNS}
         from messages m
         join runs r on r.workspace_id = m.workspace_id and r.id = $2
        where m.workspace_id = $1
          and (m.run_id = r.id or (m.direction = 'in' and m.contact_id = r.contact_id
                 and m.created_at >= r.started_at and m.created_at <= coalesce(r.ended_at, 'infinity')))
        order by m.created_at, m.id`,
      [tx.workspaceId, runId],
    );
  }

  /** False when the provider has delivered this message before. */
  async insertInbound(tx: WorkspaceTransaction, message: InboundMessageRow): Promise<boolean> {
    const rows = await tx.query(
      `insert into messages (id, workspace_id, conversation_id, contact_id, direction, channel, kind, body,
         subject_key_ref, status, provider_id, created_at, status_at)
       values ($1, $2, $3, $4, 'in', $5, $6, $7, $8, 'received', $9, $10, $10)
       on conflict (workspace_id, channel, provider_id) where provider_id is not null do nothing
       returning id`,
      [
        message.id,
        tx.workspaceId,
        message.conversationId,
        message.contactId,
        message.channel,
        message.kind,
        message.body,
        message.subjectKeyRef,
        message.providerId,
        message.at,
      ],
    );
    return rows.length > 0;
  }

  async isKnown(tx: WorkspaceTransaction, channel: Channel, providerId: string): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from messages where workspace_id = $1 and channel = $2 and provider_id = $3`,
      [tx.workspaceId, channel, providerId],
    );
    return rows.length > 0;
  }
}
