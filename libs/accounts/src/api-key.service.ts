import { type ApiKeyScope, DomainError } from '@flowkeep/contracts';
import type { ApiKeyEntity, ApiKeyRepository, AuditRepository, TransactionRunner } from '@flowkeep/persistence';
import { hashToken, newSecretToken } from './secret-token.ts';

const PREFIX = 'fk_';
/** Milliseconds. */
const NOTE_EVERY = 60_000;
const KEY = /^fk_[A-Za-z0-9_-]{43}$/;

export interface VerifiedApiKey {
  readonly workspaceId: string;
  readonly apiKeyId: string;
  readonly scopes: readonly ApiKeyScope[];
}

/** Keys by which programs act in one workspace, each within its scopes. */
export class ApiKeyService {
  private readonly noting = new Set<string>();

  constructor(
    private readonly runner: TransactionRunner,
    private readonly apiKeys: ApiKeyRepository,
    private readonly audit: AuditRepository,
  ) {}

  /** The key itself is shown this once; afterwards nobody can read it. */
  async create(
    workspaceId: string,
    createdBy: string,
    input: { readonly name: string; readonly scopes: readonly ApiKeyScope[]; readonly expiresAt: Date | null },
  ): Promise<{ readonly apiKey: ApiKeyEntity; readonly key: string }> {
    const { token, hash } = newSecretToken(PREFIX);
    return this.runner.inWorkspace(workspaceId, async (tx) => {
      const { name, expiresAt } = input;
      const scopes = [...new Set(input.scopes)];
      const prefix = token.slice(0, 8);
      const apiKey = await this.apiKeys.insert(tx, { name, prefix, hash, scopes, createdBy, expiresAt });
      const actor = { kind: 'member', id: createdBy } as const;
      await this.audit.write(tx, {
        actor,
        action: 'api-key.created',
        subject: { kind: 'api-key', id: apiKey.id },
        detail: { scopes },
      });
      return { apiKey, key: token };
    });
  }

  async list(workspaceId: string): Promise<readonly ApiKeyEntity[]> {
    return this.runner.inWorkspace(workspaceId, (tx) => this.apiKeys.list(tx));
  }

  async revoke(workspaceId: string, userId: string, id: string): Promise<void> {
    await this.runner.inWorkspace(workspaceId, async (tx) => {
      if (!(await this.apiKeys.revoke(tx, id))) throw new DomainError('not-found', 'There is no such API key.');
      const actor = { kind: 'member', id: userId } as const;
      await this.audit.write(tx, { actor, action: 'api-key.revoked', subject: { kind: 'api-key', id } });
    });
  }

  /** Null where the key is unknown, revoked or has run out. Notes the use, and keeps nobody waiting for that. */
  async verify(key: string): Promise<VerifiedApiKey | null> {
    if (!KEY.test(key)) return null;
    const found = await this.apiKeys.locate(this.runner, hashToken(key));
    if (found === null) return null;
    const { workspaceId, apiKeyId } = found;
    const apiKey = await this.runner.inWorkspace(workspaceId, (tx) => this.apiKeys.usable(tx, apiKeyId));
    if (apiKey === null) return null;
    if (Date.now() - (apiKey.lastUsedAt?.getTime() ?? 0) > NOTE_EVERY) this.noteUse(workspaceId, apiKeyId);
    return { workspaceId, apiKeyId, scopes: apiKey.scopes };
  }

  /** It is for people to look at: when it fails nothing is lost. */
  private noteUse(workspaceId: string, apiKeyId: string): void {
    if (this.noting.has(apiKeyId)) return;
    this.noting.add(apiKeyId);
    void this.runner
      .inWorkspace(workspaceId, (tx) => this.apiKeys.noteUse(tx, apiKeyId))
      .catch(() => undefined)
      .finally(() => this.noting.delete(apiKeyId));
  }

  /** Reads `Authorization: Bearer fk_…`; null where the header holds no API key of ours at all. */
  static keyIn(authorization: string | undefined): string | null {
    const match = /^Bearer\s+(fk_\S+)$/i.exec(authorization ?? '');
    return match?.[1] ?? null;
  }
}
