import { DomainError } from '@flowkeep/contracts';
import { TransactionRunner, type WorkspaceTransaction } from '@flowkeep/persistence';

/** Loses the database at one statement, once; everything before it in its transaction is undone. */
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

  override inWorkspace<T>(id: string, work: (tx: WorkspaceTransaction) => Promise<T>): Promise<T> {
    return this.inner.inWorkspace(id, (tx) => {
      const breaking: WorkspaceTransaction = {
        ...tx,
        query: async (sql, parameters) => {
          this.left -= 1;
          if (this.left === 0) throw new DomainError('unavailable', 'The database is gone.');
          return tx.query(sql, parameters);
        },
      };
      return work(breaking);
    });
  }

  override beforeWorkspace<Row>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.inner.beforeWorkspace<Row>(sql, parameters);
  }
}
