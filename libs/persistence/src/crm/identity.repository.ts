import type { WorkspaceTransaction } from '../transaction-runner.ts';

export type IdentityChannel = 'phone' | 'email' | 'whatsapp';

/** One address of a person on one channel. Phones are E.164; so is a WhatsApp address unless the person hides the phone. */
export interface IdentityRecord {
  readonly contactId: string;
  readonly channel: IdentityChannel;
  readonly address: string;
  /** False once the channel has said that nobody is there. */
  readonly reachable: boolean;
  /** When the person last wrote from it: opens WhatsApp's 24 hours. */
  readonly lastInboundAt: Date | null;
}

export interface IdentityAddress {
  readonly channel: IdentityChannel;
  readonly address: string;
}

const COLUMNS = `contact_id as "contactId", channel, address, reachable, last_inbound_at as "lastInboundAt"`;

/** Addresses of people: a person is found by them, and is never the address itself. */
export class IdentityRepository {
  /**
   * Holds these addresses until the transaction ends, so that two transactions cannot both find them free.
   * Taken in one order everywhere, hence no deadlock between two callers: whoever needs several people takes the
   * addresses of all of them at once.
   */
  async lock(tx: WorkspaceTransaction, addresses: readonly string[]): Promise<void> {
    if (addresses.length === 0) return;
    await tx.query(
      `select pg_advisory_xact_lock(a.lock)
         from (select distinct hashtextextended(name, 1) as lock from unnest($1::text[]) as name order by 1) as a`,
      [addresses.map((address) => `${tx.workspaceId}|${address}`)],
    );
  }

  async find(tx: WorkspaceTransaction, { channel, address }: IdentityAddress): Promise<IdentityRecord | null> {
    const rows = await tx.query<IdentityRecord>(
      `select ${COLUMNS} from identities where workspace_id = $1 and channel = $2 and address = $3`,
      [tx.workspaceId, channel, address],
    );
    return rows[0] ?? null;
  }

  /** Newest first. */
  async ofContact(tx: WorkspaceTransaction, contactId: string): Promise<readonly IdentityRecord[]> {
    return tx.query<IdentityRecord>(
      `select ${COLUMNS} from identities where workspace_id = $1 and contact_id = $2 order by created_at desc, id`,
      [tx.workspaceId, contactId],
    );
  }

  /** False when the address is somebody's already. */
  async add(tx: WorkspaceTransaction, contactId: string, { channel, address }: IdentityAddress): Promise<boolean> {
    const rows = await tx.query(
      `insert into identities (workspace_id, contact_id, channel, address) values ($1, $2, $3, $4)
       on conflict (workspace_id, channel, address) do nothing returning id`,
      [tx.workspaceId, contactId, channel, address],
    );
    return rows.length > 0;
  }

  async markInbound(tx: WorkspaceTransaction, { channel, address }: IdentityAddress, at: Date): Promise<void> {
    await tx.query(
      `update identities set last_inbound_at = greatest(last_inbound_at, $4), reachable = true
        where workspace_id = $1 and channel = $2 and address = $3`,
      [tx.workspaceId, channel, address, at],
    );
  }

  async setReachable(
    tx: WorkspaceTransaction,
    { channel, address }: IdentityAddress,
    reachable: boolean,
  ): Promise<void> {
    await tx.query(`update identities set reachable = $4 where workspace_id = $1 and channel = $2 and address = $3`, [
      tx.workspaceId,
      channel,
      address,
      reachable,
    ]);
  }

  /** Takes the contact's phones away, and the WhatsApp addresses of these very numbers. */
  async removePhones(tx: WorkspaceTransaction, contactId: string): Promise<void> {
    await tx.query(
      `delete from identities i where i.workspace_id = $1 and i.contact_id = $2 and (i.channel = 'phone'
         or (i.channel = 'whatsapp' and i.address in (
           select p.address from identities p where p.workspace_id = $1 and p.contact_id = $2 and p.channel = 'phone')))`,
      [tx.workspaceId, contactId],
    );
  }

  async removeEmails(tx: WorkspaceTransaction, contactId: string): Promise<void> {
    await tx.query(`delete from identities where workspace_id = $1 and contact_id = $2 and channel = 'email'`, [
      tx.workspaceId,
      contactId,
    ]);
  }
}
