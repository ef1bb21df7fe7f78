import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** An address that must not be written to, known by its hash alone. */
export interface SuppressedAddress {
  readonly channel: string;
  readonly hash: Buffer;
}

/** Addresses that must not be written to. They outlive the person's erasure. */
export class SuppressionRepository {
  async has(tx: WorkspaceTransaction, { channel, hash }: SuppressedAddress): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from suppressions where workspace_id = $1 and channel = $2 and address_hash = $3`,
      [tx.workspaceId, channel, hash],
    );
    return rows.length > 0;
  }

  /** False when it was suppressed before. */
  async add(tx: WorkspaceTransaction, { channel, hash }: SuppressedAddress, reason: string): Promise<boolean> {
    const rows = await tx.query(
      `insert into suppressions (workspace_id, channel, address_hash, reason) values ($1, $2, $3, $4)
       on conflict do nothing returning channel`,
      [tx.workspaceId, channel, hash, reason],
    );
    return rows.length > 0;
  }

  /** False when it was not suppressed. */
  async remove(tx: WorkspaceTransaction, { channel, hash }: SuppressedAddress): Promise<boolean> {
    const rows = await tx.query(
      `delete from suppressions where workspace_id = $1 and channel = $2 and address_hash = $3 returning channel`,
      [tx.workspaceId, channel, hash],
    );
    return rows.length > 0;
  }
}
