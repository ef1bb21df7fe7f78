/** One transaction, by whatever object it is asked: an object that wraps another keeps its scope. */
export class TransactionScope {
  private rollbacks = 0;

  /** How often a part of the transaction was undone. */
  get undone(): number {
    return this.rollbacks;
  }

  /** To be told behind every rollback to a savepoint: what was made since is no more. */
  undo(): void {
    this.rollbacks += 1;
  }
}
