import type { JsonObject } from '@flowkeep/contracts';
import { connectionPurpose, type ConnectionKind } from '../accounts/connection.entity.ts';
import type { WorkspaceKeys } from '../keys/index.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** A connection with its secrets opened. It never leaves the call that needs it. */
export interface OpenedConnection {
  readonly externalId: string | null;
  readonly settings: JsonObject;
  readonly secrets: JsonObject;
}

/** The workspace's accounts at providers, opened for the one who calls the provider. */
export class ChannelAccountRepository {
  constructor(private readonly keys: WorkspaceKeys) {}

  /** Whether there is one, without opening it. */
  async exists(tx: WorkspaceTransaction, kind: ConnectionKind): Promise<boolean> {
    const rows = await tx.query(`select 1 from connections where workspace_id = $1 and kind = $2`, [
      tx.workspaceId,
      kind,
    ]);
    return rows.length > 0;
  }

  /** The oldest connection of the kind, or null. */
  async open(tx: WorkspaceTransaction, kind: ConnectionKind): Promise<OpenedConnection | null> {
    const [row] = await tx.query<{ external_id: string | null; settings: JsonObject; secrets: Buffer }>(
      `select external_id, settings, secrets from connections
        where workspace_id = $1 and kind = $2 order by created_at, id limit 1`,
      [tx.workspaceId, kind],
    );
    if (row === undefined) return null;
    const secrets = (await this.keys.open(tx, connectionPurpose(kind), row.secrets)) as JsonObject;
    return { externalId: row.external_id, settings: row.settings, secrets };
  }
}
