import { createHmac, randomBytes } from 'node:crypto';
import { DomainError, type JsonValue } from '@flowkeep/contracts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { KEY_BYTES, keyIdOf, openEnvelope, sealEnvelope } from './envelope.ts';
import { KeyCache } from './key-cache.ts';
import type { RootKey } from './root-key.ts';
import { fromBytes, toBytes } from './sealable.ts';

const FIRST_KEY = 'workspace-1';

/** The key of each workspace: it wraps the keys of people and seals secrets that belong to no person. */
export class WorkspaceKeys {
  private readonly cache: KeyCache;

  constructor(
    private readonly rootKey: RootKey,
    cache: KeyCache = new KeyCache(),
  ) {
    this.cache = cache;
  }

  /** Seals bytes or JSON for one purpose, for example `connection:whatsapp`. */
  async seal(tx: WorkspaceTransaction, purpose: string, value: Uint8Array | JsonValue): Promise<Buffer> {
    const sealer = await this.sealer(tx);
    return sealer(purpose, value);
  }

  /** {@link seal} for many values of one transaction: the key is read once. */
  async sealer(tx: WorkspaceTransaction): Promise<(purpose: string, value: Uint8Array | JsonValue) => Buffer> {
    const { workspaceId } = tx;
    const { keyId, key } = await this.current(tx);
    return (purpose, value) => sealEnvelope(key, { keyId, workspaceId, purpose }, toBytes(value));
  }

  /** A hash in hex that nobody without the workspace's key can make or guess a value from. */
  async hash(tx: WorkspaceTransaction, purpose: string, value: string): Promise<string> {
    const { key } = await this.current(tx);
    return createHmac('sha256', key).update(`${tx.workspaceId}:${purpose}:${value}`, 'utf8').digest('hex');
  }

  /** Opens what {@link seal} sealed as JSON. */
  async open(tx: WorkspaceTransaction, purpose: string, sealed: Uint8Array): Promise<JsonValue> {
    return fromBytes(await this.openBytes(tx, purpose, sealed));
  }

  /** Opens what {@link seal} sealed as bytes. */
  async openBytes(tx: WorkspaceTransaction, purpose: string, sealed: Uint8Array): Promise<Buffer> {
    const keyId = keyIdOf(sealed);
    const key = await this.read(tx, keyId);
    if (key === null) throw new DomainError('internal', 'The key of a stored value is missing in this workspace.');
    return openEnvelope(key, { keyId, workspaceId: tx.workspaceId, purpose }, sealed);
  }

  private async current(tx: WorkspaceTransaction): Promise<{ readonly keyId: string; readonly key: Buffer }> {
    const known = await this.read(tx, FIRST_KEY);
    return { keyId: FIRST_KEY, key: known ?? (await this.make(tx, FIRST_KEY)) };
  }

  private async read(tx: WorkspaceTransaction, keyId: string): Promise<Buffer | null> {
    const cached = this.cache.find(tx, keyId);
    if (cached !== undefined) return cached;
    const [row] = await tx.query<{ wrapped_key: Buffer }>(
      `select wrapped_key from workspace_keys where workspace_id = $1 and key_id = $2`,
      [tx.workspaceId, keyId],
    );
    if (row === undefined) return null;
    const key = this.rootKey.unwrap(tx.workspaceId, row.wrapped_key);
    this.cache.keep(tx, keyId, key);
    return key;
  }

  private async make(tx: WorkspaceTransaction, keyId: string): Promise<Buffer> {
    const key = randomBytes(KEY_BYTES);
    const made = await tx.query(
      `insert into workspace_keys (workspace_id, key_id, wrapped_key) values ($1, $2, $3)
       on conflict do nothing returning key_id`,
      [tx.workspaceId, keyId, this.rootKey.wrap(tx.workspaceId, key)],
    );
    if (made.length > 0) {
      this.cache.keepFresh(tx, keyId, key);
      return key;
    }
    const other = await this.read(tx, keyId);
    if (other === null) throw new DomainError('internal', 'The key of this workspace could neither be made nor read.');
    return other;
  }
}
