import { DomainError } from '@flowkeep/contracts';
import { TransactionRunner, type WorkspaceTransaction } from '@flowkeep/persistence';

/**
 * Loses the database at one statement, once: what follows in its transaction fails too, and everything before it is undone.
 * A commit counts as a statement: it is made, and only its answer is lost.
 */
export class BreakingRunner extends TransactionRunner {
  private left = Number.POSITIVE_INFINITY;

  constructor(private readonly inner: TransactionRunner) {
    super(undefined as never);
  }

  /** `number` counts from 1. */
  breakAt(number: number): void {
    this.left = number;
  }

  /** Whether it was not lost, for there were fewer statements. */
  get isWhole(): boolean {
    return this.left > 0;
  }

  override async inWorkspace<T>(id: string, work: (tx: WorkspaceTransaction) => Promise<T>): Promise<T> {
    const result = await this.inner.inWorkspace(id, (tx) => {
      let isLost = false;
      const breaking: WorkspaceTransaction = {
        ...tx,
        query: async (sql, parameters) => {
          isLost ||= this.breaksNow();
          if (isLost) throw gone();
          return tx.query(sql, parameters);
        },
      };
      return work(breaking);
    });
    if (this.breaksNow()) throw gone();
    return result;
  }

  override beforeWorkspace<Row>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.inner.beforeWorkspace<Row>(sql, parameters);
  }

  private breaksNow(): boolean {
    this.left -= 1;
    return this.left === 0;
  }
}

function gone(): DomainError {
  return new DomainError('unavailable', 'The database is gone.');
}
