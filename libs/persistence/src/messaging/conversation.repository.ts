import type { Channel } from '@flowkeep/contracts';
import { exactInstant, type Page, pageOf, readCursor } from '../keyset-cursor.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

export interface ConversationRecord {
  readonly id: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly channel: Channel;
  readonly lastMessageAt: Date;
}

type ListRow = ConversationRecord & { readonly position: string };

const SELECT = `
  select v.id, v.contact_id as "contactId", c.name as "contactName", v.channel, v.last_message_at as "lastMessageAt",
         ${exactInstant('v.last_message_at')} as position
    from conversations v
    join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id`;

/** One conversation for a contact and a channel. */
export class ConversationRepository {
  /** The conversation, made where there is none; the message that it is opened for counts as its last. */
  async open(tx: WorkspaceTransaction, contactId: string, channel: Channel, at: Date): Promise<string> {
    const rows = await tx.query<{ id: string }>(
      `insert into conversations (workspace_id, contact_id, channel, last_message_at) values ($1, $2, $3, $4)
       on conflict (workspace_id, contact_id, channel)
         do update set last_message_at = greatest(conversations.last_message_at, excluded.last_message_at)
       returning id`,
      [tx.workspaceId, contactId, channel, at],
    );
    return rows.map((row) => row.id).join();
  }

  async find(tx: WorkspaceTransaction, id: string): Promise<ConversationRecord | null> {
    const rows = await tx.query<ListRow>(`${SELECT} where v.workspace_id = $1 and v.id = $2`, [tx.workspaceId, id]);
    return rows.map(withoutPosition)[0] ?? null;
  }

  /** Last spoken first. */
  async list(tx: WorkspaceTransaction, limit: number, cursor: string | null): Promise<Page<ConversationRecord>> {
    const after = readCursor(cursor);
    const rows = await tx.query<ListRow>(
      `${SELECT}
        where v.workspace_id = $1 and c.erased_at is null
          and ($2::timestamptz is null or (v.last_message_at, v.id) < ($2::timestamptz, $3::uuid))
        order by v.last_message_at desc, v.id desc limit $4`,
      [tx.workspaceId, after?.at, after?.id, limit + 1],
    );
    return pageOf(rows, limit, withoutPosition);
  }
}

function withoutPosition({ position: _position, ...record }: ListRow): ConversationRecord {
  return record;
}
