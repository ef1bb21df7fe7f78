import { EventQueueRepository, type EventRow, type SubjectKeys, type TransactionRunner } from '@flowkeep/persistence';
import { everyOne } from '../every-one.ts';
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

const LANES = 2;

function sumOf(left: DispatchCount, right: DispatchCount): DispatchCount {
  return {
    done: left.done + right.done,
    putOff: left.putOff + right.putOff,
    givenUp: left.givenUp + right.givenUp,
  };
}

/** Takes events from the inbox: many in one transaction, and one by one where a batch fails. */
export class EventDispatcher {
  private readonly queue: EventQueueRepository;
  private readonly size = new BatchSize();
  /** Workspaces whose last batch was full. */
  private readonly full = new Set<string>();
  /** Workspaces in whose last batch rules had a say. */
  private readonly ruled = new Set<string>();

  constructor(
    private readonly transactions: TransactionRunner,
    keys: SubjectKeys,
    private readonly batch: EventBatch,
    private readonly logger: Logger,
  ) {
    this.queue = new EventQueueRepository(keys);
  }

  /**
   * One turn of a workspace. Where the last batch was full another goes beside it: while one waits for the database the
   * other computes. Throws while the database is down.
   */
  async dispatchNext(workspaceId: string): Promise<DispatchCount> {
    const lanes = this.full.has(workspaceId) ? LANES : 1;
    const most = this.size.now;
    const counts = await everyOne(Array.from({ length: lanes }, () => this.dispatchBatch(workspaceId, most)));
    const total = counts.reduce(sumOf);
    if (total.done === lanes * most && !this.ruled.has(workspaceId)) this.full.add(workspaceId);
    else this.full.delete(workspaceId);
    return total;
  }

  private async dispatchBatch(workspaceId: string, most: number): Promise<DispatchCount> {
    const began = performance.now();
    let claimed: readonly EventRow[] = [];
    try {
      await this.transactions.inWorkspace(workspaceId, async (tx) => {
        claimed = await this.queue.claimAll(tx, most);
        if (claimed.length === 0) return;
        const { ruled } = await this.batch.dispatch(tx, claimed);
        if (ruled) this.ruled.add(workspaceId);
        else this.ruled.delete(workspaceId);
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
