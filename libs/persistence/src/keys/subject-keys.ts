import { DomainError, type JsonValue } from '@flowkeep/contracts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { KEY_BYTES, openEnvelope, sealEnvelope } from './envelope.ts';
import { ERASED, type Erased, isErased } from './erased.ts';
import { KeyCache } from './key-cache.ts';
import { freshBytes } from './fresh-bytes.ts';
import { fromBytes, toBytes } from './sealable.ts';
import { newSubjectKeyRef } from './subject-key-ref.ts';
import type { WorkspaceKeys } from './workspace-keys.ts';

const PURPOSE = 'subject-key';

/**
 * Keys that seal what is about one person. Whoever destroys them erases the person from every copy of the data:
 * tables, Temporal's histories and backups.
 */
export class SubjectKeys {
  private readonly cache: KeyCache;

  constructor(
    private readonly workspaceKeys: WorkspaceKeys,
    cache: KeyCache = new KeyCache(),
  ) {
    this.cache = cache;
  }

  /** Makes a key and gives its reference, which says nothing about the person. The person may become known later. */
  async create(tx: WorkspaceTransaction, contactId: string | null): Promise<string> {
    const ref = newSubjectKeyRef();
    const key = freshBytes(KEY_BYTES);
    const wrapped = await this.workspaceKeys.seal(tx, wrapPurpose(ref), key);
    await tx.query(`insert into subject_keys (workspace_id, ref, contact_id, wrapped_key) values ($1, $2, $3, $4)`, [
      tx.workspaceId,
      ref,
      contactId,
      wrapped,
    ]);
    this.cache.keepFresh(tx, ref, key);
    return ref;
  }

  /** Makes so many keys that belong to nobody yet, in one statement. */
  async createMany(tx: WorkspaceTransaction, count: number): Promise<readonly string[]> {
    if (count === 0) return [];
    const sealer = await this.workspaceKeys.sealer(tx);
    const made = Array.from({ length: count }, () => ({ ref: newSubjectKeyRef(), key: freshBytes(KEY_BYTES) }));
    const refs = made.map(({ ref }) => ref);
    await tx.query(
      `insert into subject_keys (workspace_id, ref, wrapped_key)
       select $1, made.ref, made.wrapped from unnest($2::text[], $3::bytea[]) as made(ref, wrapped)`,
      [tx.workspaceId, refs, made.map(({ ref, key }) => sealer(wrapPurpose(ref), key))],
    );
    for (const { ref, key } of made) this.cache.keepFresh(tx, ref, key);
    return refs;
  }

  /** Reads many keys at once, so that opening and sealing under them asks the database nothing more. */
  async readMany(tx: WorkspaceTransaction, refs: readonly string[]): Promise<void> {
    const missing = [...new Set(refs)].filter((ref) => this.cache.find(tx, ref) === undefined);
    if (missing.length === 0) return;
    const rows = await tx.query<{ ref: string; wrapped_key: Buffer | null }>(
      `select ref, wrapped_key from subject_keys where workspace_id = $1 and ref = any($2)`,
      [tx.workspaceId, missing],
    );
    for (const { ref, wrapped_key: wrapped } of rows) {
      if (wrapped !== null) this.cache.keep(tx, ref, await this.workspaceKeys.openBytes(tx, wrapPurpose(ref), wrapped));
    }
  }

  /** Whether there is a key by this reference that was not destroyed. */
  async isWhole(tx: WorkspaceTransaction, ref: string): Promise<boolean> {
    return (await this.read(tx, ref)) !== null;
  }

  /** What tells an event from others of its key, as it is kept and compared: a keyed hash in hex. */
  async matchHash(tx: WorkspaceTransaction, match: string): Promise<string> {
    return this.workspaceKeys.hash(tx, 'match', match);
  }

  /** Id of a large value, as it is kept: a keyed hash in hex. */
  async blobId(tx: WorkspaceTransaction, text: string): Promise<string> {
    return this.workspaceKeys.hash(tx, 'blob', text);
  }

  /** The key that new data about a contact goes under: the oldest that is whole, made where there is none. */
  async primaryFor(tx: WorkspaceTransaction, contactId: string): Promise<string> {
    const [row] = await tx.query<{ ref: string }>(
      `select ref from subject_keys
       where workspace_id = $1 and contact_id = $2 and destroyed_at is null order by created_at, ref limit 1`,
      [tx.workspaceId, contactId],
    );
    return row?.ref ?? this.create(tx, contactId);
  }

  /** {@link link} for many keys at once, each with its contact. */
  async linkMany(
    tx: WorkspaceTransaction,
    links: readonly { readonly ref: string; readonly contactId: string }[],
  ): Promise<void> {
    if (links.length === 0) return;
    await tx.query(
      `update subject_keys k set contact_id = l.contact_id
         from unnest($2::text[], $3::uuid[]) as l(ref, contact_id)
        where k.workspace_id = $1 and k.ref = l.ref and k.contact_id is null`,
      [tx.workspaceId, links.map(({ ref }) => ref), links.map(({ contactId }) => contactId)],
    );
  }

  /** Says whose data a key seals, once that is known. A key that already belongs to a contact stays with it. */
  async link(tx: WorkspaceTransaction, ref: string, contactId: string): Promise<void> {
    await tx.query(
      `update subject_keys set contact_id = $3 where workspace_id = $1 and ref = $2 and contact_id is null`,
      [tx.workspaceId, ref, contactId],
    );
  }

  /** Throws `data-erased` where the key was destroyed: nothing new may be kept about an erased person. */
  async seal(tx: WorkspaceTransaction, ref: string, purpose: string, value: Uint8Array | JsonValue): Promise<Buffer> {
    const key = await this.read(tx, ref);
    if (key === null) throw new DomainError('data-erased', 'The data of this person was erased; nothing can be added.');
    return sealEnvelope(key, { keyId: ref, workspaceId: tx.workspaceId, purpose }, toBytes(value));
  }

  /** Opens what {@link seal} sealed as JSON; {@link ERASED} where the key is no more. */
  async open(tx: WorkspaceTransaction, ref: string, purpose: string, sealed: Uint8Array): Promise<JsonValue | Erased> {
    const bytes = await this.openBytes(tx, ref, purpose, sealed);
    return isErased(bytes) ? ERASED : fromBytes(bytes);
  }

  /** Opens what {@link seal} sealed as bytes; {@link ERASED} where the key is no more. */
  async openBytes(
    tx: WorkspaceTransaction,
    ref: string,
    purpose: string,
    sealed: Uint8Array,
  ): Promise<Buffer | Erased> {
    const key = await this.read(tx, ref);
    return key === null ? ERASED : openEnvelope(key, { keyId: ref, workspaceId: tx.workspaceId, purpose }, sealed);
  }

  /** Seals without a transaction where the key is in memory; null where it must be read first. */
  sealFromMemory(workspaceId: string, ref: string, purpose: string, plain: Uint8Array): Buffer | null {
    const key = this.cache.findShared(workspaceId, ref);
    return key === undefined ? null : sealEnvelope(key, { keyId: ref, workspaceId, purpose }, plain);
  }

  /** Opens without a transaction where the key is in memory; null where it must be read first. */
  openFromMemory(workspaceId: string, ref: string, purpose: string, sealed: Uint8Array): Buffer | null {
    const key = this.cache.findShared(workspaceId, ref);
    return key === undefined ? null : openEnvelope(key, { keyId: ref, workspaceId, purpose }, sealed);
  }

  /** Destroys every key of a contact and gives their number. There is no way back. */
  async destroyForContact(tx: WorkspaceTransaction, contactId: string): Promise<number> {
    const destroyed = await tx.query<{ ref: string }>(
      `update subject_keys set wrapped_key = null, destroyed_at = now()
       where workspace_id = $1 and contact_id = $2 and destroyed_at is null returning ref`,
      [tx.workspaceId, contactId],
    );
    for (const { ref } of destroyed) this.cache.forget(tx, ref);
    return destroyed.length;
  }

  private async read(tx: WorkspaceTransaction, ref: string): Promise<Buffer | null> {
    const cached = this.cache.find(tx, ref);
    if (cached !== undefined) return cached;
    const [row] = await tx.query<{ wrapped_key: Buffer | null }>(
      `select wrapped_key from subject_keys where workspace_id = $1 and ref = $2`,
      [tx.workspaceId, ref],
    );
    if (!row?.wrapped_key) return null;
    const key = await this.workspaceKeys.openBytes(tx, wrapPurpose(ref), row.wrapped_key);
    this.cache.keep(tx, ref, key);
    return key;
  }
}

function wrapPurpose(ref: string): string {
  return `${PURPOSE}:${ref}`;
}
