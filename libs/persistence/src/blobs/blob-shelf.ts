import { createHash } from 'node:crypto';
import { DomainError } from '@flowkeep/contracts';
import type { SubjectSealer } from '../keys/index.ts';
import type { TransactionRunner } from '../transaction-runner.ts';
import type { BlobPlace, BlobRepository } from './blob.repository.ts';

/** Most characters of values that are kept in memory. */
const REMEMBERED = 32_000_000;
/** An erased person's values are not remembered for longer than their key is, milliseconds. */
const LIFETIME = 60_000;

interface Remembered {
  readonly text: string;
  readonly until: number;
}

/**
 * Puts large values away and gets them back where neither workspace nor transaction is at hand: for the codec of
 * Temporal's payloads. What was used lately stays in memory for a while. Never call it inside a transaction.
 */
export class BlobShelf {
  private readonly ids = new Map<string, string>();
  private readonly texts = new Map<string, Remembered>();
  private size = 0;

  constructor(
    private readonly runner: TransactionRunner,
    private readonly sealer: SubjectSealer,
    private readonly blobs: BlobRepository,
  ) {}

  /** Gives the id of the value; null where nothing can be kept: its person was erased, or the run is no more. */
  async put(place: BlobPlace, text: string): Promise<string | null> {
    const name = `${place.runId}/${createHash('sha256').update(text, 'utf8').digest('base64')}`;
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const workspaceId = await this.sealer.workspaceOf(place.subjectKeyRef);
    if (workspaceId === null) return null;
    const id = await this.runner
      .inWorkspace(workspaceId, (tx) => this.blobs.put(tx, place, text))
      .catch((thrown: unknown) => {
        if (thrown instanceof DomainError && thrown.code === 'data-erased') return null;
        throw thrown;
      });
    if (id === null) return null;
    if (this.ids.size > 10_000) this.ids.clear();
    this.ids.set(name, id);
    this.remember(`${place.runId}/${id}`, text);
    return id;
  }

  /** Null where the value is no more, or its person was erased. */
  async find(place: BlobPlace, id: string): Promise<string | null> {
    const name = `${place.runId}/${id}`;
    const known = this.texts.get(name);
    if (known !== undefined && known.until > Date.now()) return known.text;
    const workspaceId = await this.sealer.workspaceOf(place.subjectKeyRef);
    if (workspaceId === null) return null;
    const text = await this.runner.inWorkspace(workspaceId, (tx) => this.blobs.find(tx, place, id));
    if (text !== null) this.remember(name, text);
    return text;
  }

  private remember(name: string, text: string): void {
    this.forget(name);
    this.texts.set(name, { text, until: Date.now() + LIFETIME });
    this.size += text.length;
    for (const oldest of this.texts.keys()) {
      if (this.size <= REMEMBERED) break;
      this.forget(oldest);
    }
  }

  private forget(name: string): void {
    this.size -= this.texts.get(name)?.text.length ?? 0;
    this.texts.delete(name);
  }
}
