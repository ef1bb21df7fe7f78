import type {
  Actor,
  AuditRepository,
  ConnectionEntity,
  ConnectionInput,
  ConnectionRepository,
  TransactionRunner,
} from '@flowkeep/persistence';
import { DomainError } from '@flowkeep/contracts';

/** Accounts of a workspace at providers. Secrets go in and never come out here. */
export class ConnectionService {
  constructor(
    private readonly runner: TransactionRunner,
    private readonly connections: ConnectionRepository,
    private readonly audit: AuditRepository,
  ) {}

  async list(workspaceId: string): Promise<readonly ConnectionEntity[]> {
    return this.runner.inWorkspace(workspaceId, (tx) => this.connections.list(tx));
  }

  /** Sets the connection of a kind. Throws `conflict` where the account at the provider belongs to another workspace. */
  async set(workspaceId: string, actor: Actor, input: ConnectionInput): Promise<ConnectionEntity> {
    await this.refuseForeignAccount(workspaceId, input);
    return this.runner.inWorkspace(workspaceId, async (tx) => {
      const id = await this.connections.set(tx, input);
      const subject = { kind: 'connection', id };
      await this.audit.write(tx, { actor, action: 'connection.set', subject, detail: { kind: input.kind } });
      const connection = (await this.connections.list(tx)).find((candidate) => candidate.id === id);
      if (connection === undefined) throw new DomainError('internal', 'The connection was not kept.');
      return connection;
    });
  }

  private async refuseForeignAccount(workspaceId: string, { kind, externalId }: ConnectionInput): Promise<void> {
    if (externalId === null) return;
    const holder = await this.connections.locate(this.runner, kind, externalId);
    if (holder === null || holder === workspaceId) return;
    throw new DomainError('conflict', 'This account is connected to another workspace. Disconnect it there first.');
  }
}
