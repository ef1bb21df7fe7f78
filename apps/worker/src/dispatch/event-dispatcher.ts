import { EventQueueRepository, type EventRow, type SubjectKeys, type TransactionRunner } from '@flowkeep/persistence';
import { errorFacts, type Logger } from '../logger.ts';
import { isOutage } from '../outage.ts';
import { BatchSize } from './batch-size.ts';
import type { EventBatch } from './event-batch.ts';
import { type EventOutcome, outcomeOfFailure } from './event-failure.ts';

/** How many events ended how. */
export interface DispatchCount {
  readonly done: number;
  readonly putOff: number;
  readonly givenUp: number;
}

/** Takes events from the inbox: many in one transaction, and one by one where a batch fails. */
export class EventDispatcher {
  private readonly queue: EventQueueRepository;
  private readonly size = new BatchSize();

  constructor(
    private readonly transactions: TransactionRunner,
    keys: SubjectKeys,
    private readonly batch: EventBatch,
    private readonly logger: Logger,
  ) {
    this.queue = new EventQueueRepository(keys);
  }

  /** Dispatches the oldest events of the workspace. Throws while the database is down. */
  async dispatchNext(workspaceId: string, most = this.size.now): Promise<DispatchCount> {
    const began = performance.now();
    let claimed: readonly EventRow[] = [];
    try {
      await this.transactions.inWorkspace(workspaceId, async (tx) => {
        claimed = await this.queue.claimAll(tx, most);
        if (claimed.length > 0) await this.batch.dispatch(tx, claimed);
      });
      if (claimed.length === most) this.size.took(performance.now() - began);
      return { done: claimed.length, putOff: 0, givenUp: 0 };
    } catch (thrown) {
      if (claimed.length === 0 || isOutage(thrown)) throw thrown;
      this.size.failed();
      return this.oneByOne(workspaceId, claimed);
    }
  }

  private async oneByOne(workspaceId: string, rows: readonly EventRow[]): Promise<DispatchCount> {
    const count = { done: 0, putOff: 0, givenUp: 0 };
    for (const row of rows) {
      try {
        if (await this.dispatchOne(workspaceId, row.id)) count.done += 1;
      } catch (thrown) {
        const { kind } = await this.recordFailure(workspaceId, row, thrown);
        if (kind === 'retry') count.putOff += 1;
        else count.givenUp += 1;
      }
    }
    return count;
  }

  /** False where somebody else has taken it meanwhile. */
  private dispatchOne(workspaceId: string, id: string): Promise<boolean> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const row = await this.queue.claimOne(tx, id);
      if (row !== null) await this.batch.dispatch(tx, [row]);
      return row !== null;
    });
  }

  private async recordFailure(workspaceId: string, row: EventRow, thrown: unknown): Promise<EventOutcome> {
    if (isOutage(thrown)) throw thrown;
    const { id, kind, attempts } = row;
    const outcome = outcomeOfFailure(thrown, attempts);
    this.logger.warn({ eventId: id, kind, outcome: outcome.kind, ...errorFacts(thrown) }, 'Event not dispatched.');
    await this.transactions.inWorkspace(workspaceId, (tx) =>
      outcome.kind === 'retry'
        ? this.queue.postpone(tx, id, outcome.seconds, outcome.error)
        : this.queue.fail(tx, id, outcome.error),
    );
    return outcome;
  }
}
