import type { ApiKeyScope } from '@flowkeep/contracts';

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** The first characters, by which its owner knows it. */
  readonly prefix: string;
  readonly scopes: readonly ApiKeyScope[];
  /** ISO instant, or null while it was never used. */
  readonly lastUsedAt: string | null;
}

/** A key as it is made: the only moment at which it can be read. */
export interface CreatedApiKey {
  readonly key: string;
}
