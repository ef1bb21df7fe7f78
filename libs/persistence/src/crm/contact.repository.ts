import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { CONTACT_COLUMNS, type ContactChanges, type ContactRecord, type NewContact } from './contact-record.ts';
import { exactInstant, type Page, pageOf, readCursor } from '../keyset-cursor.ts';

/** What a contact list asks for. */
export interface ContactSearch {
  /** Part of a name, an e-mail address or a phone; empty for all. */
  readonly text: string;
  readonly limit: number;
  readonly cursor: string | null;
}

type ListRow = ContactRecord & { readonly position: string };

/** Contacts. Erased ones stay as tombstones that only {@link find} still gives. */
export class ContactRepository {
  async find(tx: WorkspaceTransaction, id: string): Promise<ContactRecord | null> {
    const rows = await tx.query<ContactRecord>(
      `select ${CONTACT_COLUMNS} from contacts c where c.workspace_id = $1 and c.id = $2`,
      [tx.workspaceId, id],
    );
    return rows[0] ?? null;
  }

  /** Newest first. */
  async search(tx: WorkspaceTransaction, search: ContactSearch): Promise<Page<ContactRecord>> {
    const after = readCursor(search.cursor);
    const rows = await tx.query<ListRow>(
      `select ${CONTACT_COLUMNS}, ${exactInstant('c.created_at')} as position
         from contacts c
        where c.workspace_id = $1 and c.erased_at is null
          and ($2 = '' or c.name ilike $2 or c.email ilike $2 or exists (
                select 1 from identities i where i.workspace_id = c.workspace_id and i.contact_id = c.id
                  and i.channel <> 'email' and (i.address ilike $2 or i.address like $3)))
          and ($4::timestamptz is null or (c.created_at, c.id) < ($4::timestamptz, $5::uuid))
        order by c.created_at desc, c.id desc
        limit $6`,
      [tx.workspaceId, containing(search.text), digitsOf(search.text), after?.at, after?.id, search.limit + 1],
    );
    return pageOf(rows, search.limit, withoutPosition);
  }

  async insert(tx: WorkspaceTransaction, contact: NewContact): Promise<string> {
    const rows = await tx.query<{ id: string }>(
      `insert into contacts (workspace_id, name, email, language, time_zone, source, attributes)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [
        tx.workspaceId,
        contact.name,
        contact.email,
        contact.language,
        contact.timeZone,
        contact.source,
        JSON.stringify(contact.attributes),
      ],
    );
    return rows.map((row) => row.id).join();
  }

  /** `updatedAt` is the moment at which it held the contact: changes that had to wait for one another stay in order. */
  async update(tx: WorkspaceTransaction, id: string, changes: ContactChanges): Promise<void> {
    await tx.query(
      `update contacts set
         name = coalesce($3, name),
         email = case when $4 then $5 else email end,
         language = case when $6 then $7 else language end,
         time_zone = case when $8 then $9 else time_zone end,
         source = case when $10 then $11 else source end,
         attributes = attributes || $12::jsonb,
         updated_at = clock_timestamp()
       where workspace_id = $1 and id = $2 and erased_at is null`,
      [
        tx.workspaceId,
        id,
        changes.name,
        changes.email !== undefined,
        changes.email,
        changes.language !== undefined,
        changes.language,
        changes.timeZone !== undefined,
        changes.timeZone,
        changes.source !== undefined,
        changes.source,
        JSON.stringify(changes.attributes ?? {}),
      ],
    );
  }

  /** Notes that something happened with the person; never moves backwards. */
  async touch(tx: WorkspaceTransaction, id: string, at: Date): Promise<void> {
    await tx.query(
      `update contacts set last_activity_at = greatest(last_activity_at, $3) where workspace_id = $1 and id = $2`,
      [tx.workspaceId, id, at],
    );
  }

  /** Holds the contact until the transaction ends. False when there is none that is not erased. */
  async lock(tx: WorkspaceTransaction, id: string): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from contacts where workspace_id = $1 and id = $2 and erased_at is null for update`,
      [tx.workspaceId, id],
    );
    return rows.length > 0;
  }
}

function containing(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' ? '' : `%${trimmed.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** Lets a phone be found as people write it; a pattern that matches nothing when there are too few digits. */
function digitsOf(text: string): string {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length >= 3 && /^[\d\s()+-]+$/.test(text.trim()) ? `%${digits}%` : '';
}

function withoutPosition({ position: _position, ...record }: ListRow): ContactRecord {
  return record;
}
