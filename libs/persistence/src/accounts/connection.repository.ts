import type { JsonObject } from '@flowkeep/contracts';
import { isJsonObject } from '@flowkeep/contracts';
import type { WorkspaceKeys } from '../keys/index.ts';
import type { TransactionRunner, WorkspaceTransaction } from '../transaction-runner.ts';
import { ConnectionEntity, type ConnectionKind, connectionPurpose } from './connection.entity.ts';

export interface ConnectionInput {
  readonly kind: ConnectionKind;
  readonly name: string;
  readonly settings: JsonObject;
  readonly secrets: JsonObject;
  readonly externalId: string | null;
}

/** A connection with its secrets opened: for the one who calls the provider, and for nobody else. */
export interface OpenConnection {
  readonly id: string;
  readonly kind: ConnectionKind;
  readonly name: string;
  readonly settings: JsonObject;
  readonly secrets: JsonObject;
  readonly externalId: string | null;
}

/** Accounts of a workspace at providers. Secrets are sealed on the way in and opened by {@link open} alone. */
export class ConnectionRepository {
  constructor(private readonly keys: WorkspaceKeys) {}

  /** Sets the workspace's connection of this kind and gives its id. */
  async set(tx: WorkspaceTransaction, input: ConnectionInput): Promise<string> {
    const secrets = await this.keys.seal(tx, connectionPurpose(input.kind), input.secrets);
    const [row] = await tx.query<{ id: string }>(
      `insert into connections (workspace_id, kind, name, settings, secrets, external_id) values ($1, $2, $3, $4, $5, $6)
       on conflict (workspace_id, kind) do update set name = excluded.name, settings = excluded.settings,
         secrets = excluded.secrets, external_id = excluded.external_id
       returning id`,
      [tx.workspaceId, input.kind, input.name, JSON.stringify(input.settings), secrets, input.externalId],
    );
    return row?.id ?? '';
  }

  async list(tx: WorkspaceTransaction): Promise<readonly ConnectionEntity[]> {
    return tx.repository(ConnectionEntity).find({ where: { workspaceId: tx.workspaceId }, order: { kind: 'ASC' } });
  }

  /** Null where the workspace has no connection of this kind. */
  async open(tx: WorkspaceTransaction, kind: ConnectionKind): Promise<OpenConnection | null> {
    const row = await tx.repository(ConnectionEntity).findOneBy({ kind, workspaceId: tx.workspaceId });
    if (row === null) return null;
    const secrets = await this.keys.open(tx, connectionPurpose(kind), row.secrets);
    const { id, name, settings, externalId } = row;
    return { id, kind, name, settings, secrets: isJsonObject(secrets) ? secrets : {}, externalId };
  }

  /** The workspace whose connection has this id at the provider, for example a WhatsApp phone number id. */
  async locate(runner: TransactionRunner, kind: ConnectionKind, externalId: string): Promise<string | null> {
    const [row] = await runner.beforeWorkspace<{ workspace_id: string }>(
      `select workspace_id from connection_by_external_id($1, $2)`,
      [kind, externalId],
    );
    return row?.workspace_id ?? null;
  }
}
