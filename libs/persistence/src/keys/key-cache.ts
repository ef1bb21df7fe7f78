import type { WorkspaceTransaction } from '../transaction-runner.ts';
import type { TransactionScope } from '../transaction-scope.ts';

/** Longest time that an unwrapped key stays in memory: so long a destroyed key may still be read by another process. */
export const KEY_LIFETIME = 60_000;

interface Held {
  readonly key: Buffer;
  readonly until: number;
}

interface Fresh {
  readonly key: Buffer;
  /** How often a part of its transaction had been undone when the key was made or read. */
  readonly undone: number;
}

/**
 * Unwrapped keys by id. A key made in a transaction is known to that transaction only: were it shared before the
 * commit, a rollback would leave values sealed under a key that nobody has. Behind a rollback to a savepoint the
 * transaction itself asks the database which of its keys there still are.
 */
export class KeyCache {
  private readonly shared = new Map<string, Held>();
  private readonly fresh = new WeakMap<TransactionScope, Map<string, Fresh>>();

  constructor(
    private readonly now: () => number = Date.now,
    private readonly capacity = 5_000,
  ) {}

  find(tx: WorkspaceTransaction, id: string): Buffer | undefined {
    const own = this.fresh.get(tx.scope)?.get(id);
    return own?.undone === tx.scope.undone ? own.key : this.findShared(tx.workspaceId, id);
  }

  findShared(workspaceId: string, id: string): Buffer | undefined {
    const held = this.shared.get(`${workspaceId}/${id}`);
    if (held === undefined) return undefined;
    if (held.until > this.now()) return held.key;
    this.shared.delete(`${workspaceId}/${id}`);
    return undefined;
  }

  /** For a key that was read: it is shared, unless this transaction made it. */
  keep(tx: WorkspaceTransaction, id: string, key: Buffer): void {
    if (this.fresh.get(tx.scope)?.has(id)) {
      this.keepFresh(tx, id, key);
      return;
    }
    this.shared.set(`${tx.workspaceId}/${id}`, { key, until: this.now() + KEY_LIFETIME });
    if (this.shared.size > this.capacity) this.dropOldest();
  }

  /** For a key that this transaction made. */
  keepFresh(tx: WorkspaceTransaction, id: string, key: Buffer): void {
    const own = this.fresh.get(tx.scope) ?? new Map<string, Fresh>();
    own.set(id, { key, undone: tx.scope.undone });
    this.fresh.set(tx.scope, own);
  }

  forget(tx: WorkspaceTransaction, id: string): void {
    this.fresh.get(tx.scope)?.delete(id);
    this.shared.delete(`${tx.workspaceId}/${id}`);
  }

  private dropOldest(): void {
    const [oldest] = this.shared.keys();
    if (oldest !== undefined) this.shared.delete(oldest);
  }
}
