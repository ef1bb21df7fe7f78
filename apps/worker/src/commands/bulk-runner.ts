import { DomainError } from '@flowkeep/contracts';
import {
  AuditRepository,
  BulkOperationRepository,
  type ClaimedBulkOperation,
  isCollision,
  LiveNotifier,
  type RunOrderRequest,
  RunOrders,
  type TransactionRunner,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { errorFacts, type Logger } from '../logger.ts';
import { isOutage } from '../outage.ts';
import type { SkipOrders } from './skip-orders.ts';

/** Runs that are given their orders in one transaction. */
const BATCH = 100;
/** Tries of one run, or of finding the next ones, that each failed for a reason of its own. */
const MOST_FAILURES = 3;

/** Works off orders to many runs. A batch and its progress are one transaction, so that a crash repeats nothing. */
export class BulkRunner {
  private readonly operations = new BulkOperationRepository();
  private readonly orders = new RunOrders();
  private readonly audit = new AuditRepository();
  private readonly notifier = new LiveNotifier();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly skips: SkipOrders,
    private readonly logger: Logger,
  ) {}

  /**
   * True when there was something to do. A run that breaks the batch is set aside after some tries, and the others go
   * on. Throws for outages, where somebody else is in its way again and again, and while the next runs cannot be found:
   * an operation for which that stays so fails.
   */
  async workOff(workspaceId: string): Promise<boolean> {
    try {
      return await this.pass(workspaceId, BATCH, {});
    } catch (thrown) {
      if (isOutage(thrown)) throw thrown;
    }
    for (let count = 0; count < BATCH; count += 1) if (!(await this.one(workspaceId))) return count > 0;
    return true;
  }

  private async pass(workspaceId: string, limit: number, at: Place): Promise<boolean> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const operation = await this.operations.claim(tx);
      if (operation === null) return false;
      at.operationId = operation.id;
      const runIds = await this.operations.nextRuns(tx, operation, limit);
      const last = runIds.at(-1);
      at.runId = last;
      if (last === undefined) await this.finish(tx, operation);
      else
        await this.operations.advance(tx, operation.id, { cursor: last, ...(await this.give(tx, operation, runIds)) });
      await this.notifier.changed(tx, 'operation', operation.id);
      return true;
    });
  }

  private async one(workspaceId: string): Promise<boolean> {
    const at: Place = {};
    try {
      return await this.pass(workspaceId, 1, at);
    } catch (thrown) {
      const { operationId, runId } = at;
      if (isOutage(thrown) || isCollision(thrown) || operationId === undefined) throw thrown;
      const goesOn = await this.transactions.inWorkspace(workspaceId, (tx) =>
        this.afterFailure(tx, operationId, runId),
      );
      this.logger.error({ workspaceId, operationId, runId, ...errorFacts(thrown) }, 'An order to many runs broke off.');
      if (!goesOn) throw thrown;
      return true;
    }
  }

  /** What fails again and again is left behind. */
  private async afterFailure(tx: WorkspaceTransaction, id: string, runId: string | undefined): Promise<boolean> {
    const failures = await this.operations.failedOnce(tx, id);
    if (failures >= MOST_FAILURES) {
      if (runId === undefined) await this.operations.finish(tx, id, CANNOT_GO_ON);
      else await this.operations.setAside(tx, id, runId);
      await this.notifier.changed(tx, 'operation', id);
    }
    return runId !== undefined;
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
        return { action };
      case 'cancel':
        return filter.notCancelled === undefined ? { action } : { action, unlessGiven: true };
      case 'retry': {
        const { version = 'same', evenIfUnknown = false, mapping } = options;
        return { action, version, sealedTrigger: null, evenIfUnknown, ...(mapping !== undefined && { mapping }) };
      }
      case 'skip': {
        const { port = null } = options;
        return filter.node === null ? null : this.skips.orderFor(tx, runId, { node: filter.node, port });
      }
      case 'move':
        return options.toVersion === undefined
          ? null
          : { action, version: options.toVersion, mapping: options.mapping ?? {} };
    }
  }

  private async finish(tx: WorkspaceTransaction, operation: ClaimedBulkOperation): Promise<void> {
    const { id, action, done, refused, broken } = operation;
    await this.operations.finish(tx, id, broken === 0 ? null : leftBehind(broken));
    await this.audit.write(tx, {
      actor: { kind: 'system', id: 'bulk-operations' },
      action: 'runs.bulk-done',
      subject: { kind: 'bulk-operation', id },
      detail: { action, done, refused, broken },
    });
  }
}

/** What a pass is at, for whoever hears that it failed. */
interface Place {
  operationId?: string;
  runId?: string | undefined;
}

const CANNOT_GO_ON =
  'The runs that come next could not be found, for a reason on our side. Those that were not handled stay as they were.';

function leftBehind(broken: number): string {
  const runs = broken === 1 ? 'One run' : `${String(broken)} runs`;
  return `${runs} could not be given the order, for a reason on our side. Look at them, then give it again.`;
}
