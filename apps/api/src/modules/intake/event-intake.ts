import { setTimeout as delay } from 'node:timers/promises';
import { DomainError } from '@flowkeep/contracts';
import {
  type EventReceipt,
  type EventRepository,
  fromDatabaseError,
  type NewEvent,
  type StandingFactRepository,
  type TransactionRunner,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';

/** An event that waits to be kept. */
export interface Delivery {
  readonly event: NewEvent;
  /** What it was let in by; see `StandingFactRepository`. */
  readonly facts: readonly string[];
  /** Roughly how large it is. */
  readonly bytes: number;
}

/** `stale`: something it was let in by has changed, so its sender must be looked at anew. */
export type Intake = EventReceipt | 'stale';

interface Pending {
  readonly delivery: Delivery;
  readonly resolve: (intake: Intake) => void;
  readonly reject: (thrown: unknown) => void;
}

/** Most of one transaction. */
const MOST_EVENTS = 250;
const MOST_BYTES = 4_194_304;

/** So many at once are a stream: more are on their way, and what a transaction costs is shared. */
const STREAM = 4;
/** How long a stream gathers between transactions, milliseconds. */
const GATHER = 1;

/**
 * Keeps events that arrive together in one transaction for each workspace: while one is under way the next gathers.
 * Each sender hears of the event once it is committed. An event that cannot be kept fails alone.
 */
export class EventIntake {
  private readonly gathering = new Map<string, Pending[]>();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly events: EventRepository,
    private readonly facts: StandingFactRepository,
  ) {}

  /** Resolves behind the commit. */
  keep(workspaceId: string, delivery: Delivery): Promise<Intake> {
    return new Promise((resolve, reject) => {
      const pending = { delivery, resolve, reject };
      const gathered = this.gathering.get(workspaceId);
      if (gathered !== undefined) return void gathered.push(pending);
      this.gathering.set(workspaceId, [pending]);
      // Whatever else arrives in this turn of the event loop goes along.
      setImmediate(() => void this.empty(workspaceId));
    });
  }

  private async empty(workspaceId: string): Promise<void> {
    for (;;) {
      const gathered = this.gathering.get(workspaceId) ?? [];
      if (gathered.length === 0) break;
      const batch = gathered.splice(0, sizeOfBatch(gathered));
      await this.keepBatch(workspaceId, batch);
      if (batch.length >= STREAM) await delay(GATHER);
    }
    this.gathering.delete(workspaceId);
  }

  private async keepBatch(workspaceId: string, batch: readonly Pending[]): Promise<void> {
    try {
      const intakes = await this.transactions.inWorkspace(workspaceId, (tx) => this.write(tx, batch));
      for (const [index, { resolve }] of batch.entries()) resolve(intakes[index] ?? 'stale');
    } catch (thrown) {
      if (batch.length === 1 || fromDatabaseError(thrown)?.code === 'unavailable') {
        for (const { reject } of batch) reject(thrown);
        return;
      }
      // One of them is at fault, and nobody knows which.
      for (const pending of batch) await this.keepBatch(workspaceId, [pending]);
    }
  }

  private async write(tx: WorkspaceTransaction, batch: readonly Pending[]): Promise<readonly Intake[]> {
    const standing = await this.facts.stillStanding(
      tx,
      batch.flatMap(({ delivery }) => delivery.facts),
    );
    const fits = ({ delivery }: Pending): boolean => delivery.facts.every((fact) => standing.has(fact));
    const receipts = await this.events.receiveAll(
      tx,
      batch.filter(fits).map(({ delivery }) => delivery.event),
    );
    let next = 0;
    return batch.map((pending) => (fits(pending) ? (receipts[next++] ?? missing()) : 'stale'));
  }
}

/** How many go into the next transaction; one at least. */
function sizeOfBatch(gathered: readonly Pending[]): number {
  let bytes = 0;
  const end = gathered.findIndex(({ delivery }, index) => {
    bytes += delivery.bytes;
    return index >= MOST_EVENTS || (index > 0 && bytes > MOST_BYTES);
  });
  return end < 0 ? gathered.length : end;
}

function missing(): never {
  throw new DomainError('internal', 'An event has no receipt.');
}
