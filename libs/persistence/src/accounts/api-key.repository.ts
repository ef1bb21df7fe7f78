import { IsNull } from 'typeorm';
import type { TransactionRunner, WorkspaceTransaction } from '../transaction-runner.ts';
import { ApiKeyEntity } from './api-key.entity.ts';

export type NewApiKey = Pick<ApiKeyEntity, 'name' | 'prefix' | 'hash' | 'scopes' | 'createdBy' | 'expiresAt'>;

/** Keys for programs. */
export class ApiKeyRepository {
  async insert(tx: WorkspaceTransaction, apiKey: NewApiKey): Promise<ApiKeyEntity> {
    const apiKeys = tx.repository(ApiKeyEntity);
    const { identifiers } = await apiKeys.insert({ ...apiKey, workspaceId: tx.workspaceId });
    return apiKeys.findOneByOrFail({ id: String(identifiers[0]?.['id']), workspaceId: tx.workspaceId });
  }

  /** Those that were not revoked, newest first. */
  async list(tx: WorkspaceTransaction): Promise<readonly ApiKeyEntity[]> {
    return tx.repository(ApiKeyEntity).find({
      where: { workspaceId: tx.workspaceId, revokedAt: IsNull() },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  /** The key where it may be used now. */
  async usable(tx: WorkspaceTransaction, id: string): Promise<ApiKeyEntity | null> {
    const apiKey = await tx.repository(ApiKeyEntity).findOneBy({ id, workspaceId: tx.workspaceId });
    if (apiKey === null || apiKey.revokedAt !== null) return null;
    return apiKey.expiresAt !== null && apiKey.expiresAt.getTime() <= Date.now() ? null : apiKey;
  }

  /** Notes that a key was used, at most once a minute: many callers may have the same key. */
  async noteUse(tx: WorkspaceTransaction, id: string): Promise<void> {
    await tx.query(
      `update api_keys set last_used_at = now() where workspace_id = $1 and id = $2
       and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
      [tx.workspaceId, id],
    );
  }

  /** False where there is no such key that could be revoked. */
  async revoke(tx: WorkspaceTransaction, id: string): Promise<boolean> {
    const open = { id, workspaceId: tx.workspaceId, revokedAt: IsNull() };
    const { affected } = await tx.repository(ApiKeyEntity).update(open, { revokedAt: new Date() });
    return (affected ?? 0) > 0;
  }

  async locate(
    runner: TransactionRunner,
    hash: Buffer,
  ): Promise<{ readonly workspaceId: string; readonly apiKeyId: string } | null> {
    const [row] = await runner.beforeWorkspace<{ workspace_id: string; api_key_id: string }>(
      `select workspace_id, api_key_id from api_key_by_hash($1)`,
      [hash],
    );
    return row === undefined ? null : { workspaceId: row.workspace_id, apiKeyId: row.api_key_id };
  }
}
