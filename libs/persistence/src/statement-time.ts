import { DomainError } from '@flowkeep/contracts';
import { fromDatabaseError } from './database-error.ts';
import type { WorkspaceTransaction } from './transaction-runner.ts';

/** What a statement may take longer than is left, so that the server need not be told anew before each one, milliseconds. */
const EXACT_ENOUGH = 250;

/**
 * How long work in a transaction may take. The server itself breaks off a statement that takes longer, whatever it waits
 * for; the transaction is spoilt then, at least back to its last savepoint.
 */
export class StatementTime {
  /** What the server was told last, milliseconds; undefined: nothing, or nobody knows. */
  private told: number | undefined;

  constructor(private readonly tx: WorkspaceTransaction) {}

  /** The server was told when the transaction began: see `TransactionRunner`. */
  static asBegun(tx: WorkspaceTransaction, milliseconds: number): StatementTime {
    const time = new StatementTime(tx);
    time.told = milliseconds;
    return time;
  }

  /** Gives each statement behind it so long, milliseconds, whatever is left of a time before. */
  async allow(milliseconds: number): Promise<void> {
    if (this.told === milliseconds) return;
    await this.tx.query(limit(milliseconds));
    this.told = milliseconds;
  }

  /** Sets a savepoint, and in the same way to the server what a statement behind it may take, milliseconds. */
  async savepoint(name: string, milliseconds?: number): Promise<void> {
    await this.tx.query(`savepoint ${name}${milliseconds === undefined ? '' : `; ${limit(milliseconds)}`}`);
    this.told = milliseconds;
  }

  /** Keeps what was done since; the rest of the transaction takes its time again. */
  async release(name: string): Promise<void> {
    await this.tx.query(`set local statement_timeout to default; release savepoint ${name}`);
    this.told = undefined;
  }

  /** Undoes what was done since, what a statement may take too. */
  async rollBack(name: string): Promise<void> {
    await this.tx.query(`rollback to savepoint ${name}`);
    this.tx.scope.undo();
    this.told = undefined;
  }

  /**
   * Gives work a transaction in which its statements may take so long together, milliseconds. Throws `timed-out` when that
   * is over: at once, or as soon as it asks for something again.
   */
  async within<T>(milliseconds: number, work: (tx: WorkspaceTransaction) => Promise<T>): Promise<T> {
    const until = performance.now() + milliseconds;
    const { tx } = this;
    const timed: WorkspaceTransaction = {
      ...tx,
      query: async (sql, parameters) => {
        await this.leave(Math.ceil(until - performance.now()));
        return tx.query(sql, parameters);
      },
    };
    try {
      return await work(timed);
    } catch (thrown) {
      const known = thrown instanceof DomainError ? null : fromDatabaseError(thrown);
      throw known?.code === 'timed-out' ? known : thrown;
    }
  }

  /** Most work is done long before its time is over: then nothing need be said. */
  private async leave(left: number): Promise<void> {
    if (left <= 0) throw new DomainError('timed-out', 'It took longer than it may.');
    if (this.told !== undefined && this.told >= left && this.told <= left + EXACT_ENOUGH) return;
    await this.tx.query(limit(left));
    this.told = left;
  }
}

/** SQL that bounds each statement of a transaction behind it. */
export function limit(milliseconds: number): string {
  return `set local statement_timeout = ${String(Math.max(1, Math.round(milliseconds)))}`;
}
