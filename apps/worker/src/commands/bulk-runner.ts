import { DomainError } from '@flowkeep/contracts';
import {
  AuditRepository,
  BulkOperationRepository,
  type ClaimedBulkOperation,
  LiveNotifier,
  OperableRunRepository,
  type RunOrderRequest,
  RunOrders,
  type TransactionRunner,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';

/** Runs that are given their orders in one transaction. */
const BATCH = 100;

/** Works off orders to many runs. A batch and its progress are one transaction, so that a crash repeats nothing. */
export class BulkRunner {
  private readonly operations = new BulkOperationRepository();
  private readonly orders = new RunOrders();
  private readonly runs = new OperableRunRepository();
  private readonly audit = new AuditRepository();
  private readonly notifier = new LiveNotifier();

  constructor(private readonly transactions: TransactionRunner) {}

  /** True when there was something to do. */
  async workOff(workspaceId: string): Promise<boolean> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const operation = await this.operations.claim(tx);
      if (operation === null) return false;
      const runIds = await this.operations.nextRuns(tx, operation, BATCH);
      const last = runIds.at(-1);
      if (last === undefined) await this.finish(tx, operation);
      else
        await this.operations.advance(tx, operation.id, { cursor: last, ...(await this.give(tx, operation, runIds)) });
      await this.notifier.changed(tx, 'operation', operation.id);
      return true;
    });
  }

  private async give(
    tx: WorkspaceTransaction,
    operation: ClaimedBulkOperation,
    runIds: readonly string[],
  ): Promise<{ readonly done: number; readonly refused: number }> {
    let [done, refused] = [0, 0];
    for (const runId of runIds) {
      if (await this.giveOne(tx, operation, runId)) done += 1;
      else refused += 1;
    }
    return { done, refused };
  }

  /** False where the run cannot follow; nothing was written for it then. */
  private async giveOne(tx: WorkspaceTransaction, operation: ClaimedBulkOperation, runId: string): Promise<boolean> {
    try {
      const order = await this.orderFor(tx, operation, runId);
      if (order === null) return false;
      await this.orders.give(tx, runId, order, operation.id);
      return true;
    } catch (thrown) {
      if (thrown instanceof DomainError && (thrown.code === 'conflict' || thrown.code === 'not-found')) return false;
      throw thrown;
    }
  }

  private async orderFor(
    tx: WorkspaceTransaction,
    { action, options, filter }: ClaimedBulkOperation,
    runId: string,
  ): Promise<RunOrderRequest | null> {
    switch (action) {
      case 'pause':
        return options.by === undefined ? { action } : { action, by: options.by };
      case 'resume':
      case 'cancel':
        return { action };
      case 'retry': {
        const { version = 'same', evenIfUnknown = false } = options;
        return { action, version, sealedTrigger: null, evenIfUnknown };
      }
      case 'skip': {
        const stepKey = filter.node === null ? null : await this.runs.stepAt(tx, runId, filter.node);
        return stepKey === null ? null : { action, stepKey, port: options.port ?? null };
      }
      case 'move':
        return options.toVersion === undefined
          ? null
          : { action, version: options.toVersion, mapping: options.mapping ?? {} };
    }
  }

  private async finish(tx: WorkspaceTransaction, { id, action, done, refused }: ClaimedBulkOperation): Promise<void> {
    await this.operations.finish(tx, id);
    await this.audit.write(tx, {
      actor: { kind: 'system', id: 'bulk-operations' },
      action: 'runs.bulk-done',
      subject: { kind: 'bulk-operation', id },
      detail: { action, done, refused },
    });
  }
}
