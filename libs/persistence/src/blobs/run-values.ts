import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import { isErased, type SubjectKeys } from '../keys/index.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { type BlobPlace, BlobRepository } from './blob.repository.ts';
import { LARGE, shrink, type Shrunk, whole } from './large-parts.ts';

/** Begins what has parts kept apart. No JSON begins like this, so that no value can pass for it. */
const APART = '@';

/** What is shown in place of a value whose person was erased. */
const TOMBSTONE: JsonObject = { erased: true };

/**
 * Values of a run as they stand in rows: sealed, and their large parts by reference. A part is kept once for its run,
 * however many rows hold it.
 */
export class RunValues {
  private readonly blobs: BlobRepository;

  constructor(private readonly keys: SubjectKeys) {
    this.blobs = new BlobRepository(keys);
  }

  /** Throws `data-erased` where the person of the run was erased. */
  async seal(tx: WorkspaceTransaction, place: BlobPlace, purpose: string, value: JsonObject): Promise<Buffer> {
    const text = JSON.stringify(value);
    if (text.length < LARGE) return this.keys.seal(tx, place.subjectKeyRef, purpose, value);
    const shrunk = await shrink(value, (part) => this.blobs.put(tx, place, part));
    const kept = shrunk.apart.length === 0 ? text : `${APART}${JSON.stringify(shrunk)}`;
    return this.keys.seal(tx, place.subjectKeyRef, purpose, Buffer.from(kept, 'utf8'));
  }

  /** Null where the person was erased. A part that is no more is a tombstone. */
  async open(
    tx: WorkspaceTransaction,
    place: BlobPlace,
    purpose: string,
    sealed: Uint8Array,
  ): Promise<JsonObject | null> {
    const opened = await this.keys.openBytes(tx, place.subjectKeyRef, purpose, sealed);
    if (isErased(opened)) return null;
    const text = opened.toString('utf8');
    const value = text.startsWith(APART)
      ? await whole(JSON.parse(text.slice(APART.length)) as Shrunk, (id) => this.find(tx, place, id))
      : (JSON.parse(text) as JsonValue);
    return isJsonObject(value) ? value : {};
  }

  private async find(tx: WorkspaceTransaction, place: BlobPlace, id: string): Promise<JsonValue> {
    const text = await this.blobs.find(tx, place, id);
    return text === null ? TOMBSTONE : (JSON.parse(text) as JsonValue);
  }
}
