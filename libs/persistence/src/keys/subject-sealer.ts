import { DomainError } from '@flowkeep/contracts';
import type { TransactionRunner } from '../transaction-runner.ts';
import { ERASED, type Erased } from './erased.ts';
import type { SubjectKeys } from './subject-keys.ts';

/** A subject key belongs to one workspace for ever, so what was found once holds; the bound is for memory only. */
const REMEMBERED = 20_000;

/**
 * Seals and opens by a subject key alone, where neither workspace nor transaction is at hand: the codec of Temporal's
 * payloads. Never call it inside a transaction.
 */
export class SubjectSealer {
  private readonly workspaces = new Map<string, string>();

  constructor(
    private readonly runner: TransactionRunner,
    private readonly keys: SubjectKeys,
  ) {}

  /** The workspace that a subject key belongs to; null where there is no such key. */
  async workspaceOf(ref: string): Promise<string | null> {
    const known = this.workspaces.get(ref);
    if (known !== undefined) return known;
    const [row] = await this.runner.beforeWorkspace<{ workspace_id: string }>(
      `select workspace_id from workspace_of_subject_key($1)`,
      [ref],
    );
    if (row === undefined) return null;
    if (this.workspaces.size >= REMEMBERED) this.workspaces.clear();
    this.workspaces.set(ref, row.workspace_id);
    return row.workspace_id;
  }

  /** Throws `data-erased` where the key is no more. */
  async seal(ref: string, purpose: string, plain: Uint8Array): Promise<Buffer> {
    const workspaceId = await this.workspaceOf(ref);
    if (workspaceId === null) throw new DomainError('data-erased', 'There is no key for this data any more.');
    const sealed = this.keys.sealFromMemory(workspaceId, ref, purpose, plain);
    return sealed ?? this.runner.inWorkspace(workspaceId, (tx) => this.keys.seal(tx, ref, purpose, plain));
  }

  /** {@link ERASED} where the key is no more. */
  async open(ref: string, purpose: string, sealed: Uint8Array): Promise<Buffer | Erased> {
    const workspaceId = await this.workspaceOf(ref);
    if (workspaceId === null) return ERASED;
    const opened = this.keys.openFromMemory(workspaceId, ref, purpose, sealed);
    return opened ?? this.runner.inWorkspace(workspaceId, (tx) => this.keys.openBytes(tx, ref, purpose, sealed));
  }
}
