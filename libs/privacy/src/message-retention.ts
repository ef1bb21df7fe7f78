import {
  ExpiredEventRepository,
  ExpiredOutputRepository,
  ExpiredRunRepository,
  RetentionRepository,
  type RetentionSlice,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';

/** Messages first, then what repeats them: the inbox, what runs have kept, and what single steps hand on. */
const PARTS = ['bodies', 'events', 'runs', 'open-outputs', 'ended-outputs'] as const;

type RetentionPart = (typeof PARTS)[number];

/** How far a sweep has come. */
export interface RetentionPlace {
  readonly part: RetentionPart;
  /** A cursor within it; null for its beginning. */
  readonly after: string | null;
}

/** What one batch has done. */
export interface RetentionBatch {
  readonly taken: number;
  /** Whether there may be more to take. */
  readonly more: boolean;
  /** Where the next batch goes on. Absent where there is none. */
  readonly next?: RetentionPlace;
}

/** How much there is of each in one transaction: a second of work, whatever a single run has kept. */
interface BatchSizes {
  readonly messages: number;
  readonly events: number;
  readonly runs: number;
  /** Rows of runs, of each kind. */
  readonly rows: number;
}

const SIZES: BatchSizes = { messages: 500, events: 2_000, runs: 100, rows: 5_000 };

/** Takes the text of old messages, and the copies of it, which are not counted. */
export class MessageRetention {
  private readonly texts = new RetentionRepository();
  private readonly events = new ExpiredEventRepository();
  private readonly runs = new ExpiredRunRepository();
  private readonly outputs = new ExpiredOutputRepository();

  constructor(private readonly sizes: BatchSizes = SIZES) {}

  /** One batch: a full slice of one part, or what little is left of several. Doing it again is harmless. */
  async take(tx: WorkspaceTransaction, before: Date, from: RetentionPlace | null): Promise<RetentionBatch> {
    let taken = 0;
    for (const part of PARTS.slice(from === null ? 0 : PARTS.indexOf(from.part))) {
      const slice = await this.slice(tx, before, { part, after: part === from?.part ? from.after : null });
      if (part === 'bodies') taken = slice.taken;
      if (slice.next !== null) return { taken, more: true, next: { part, after: slice.next.after } };
    }
    return { taken, more: false };
  }

  private async slice(
    tx: WorkspaceTransaction,
    before: Date,
    { part, after }: RetentionPlace,
  ): Promise<RetentionSlice> {
    const { messages, events, runs, rows } = this.sizes;
    switch (part) {
      case 'bodies': {
        const taken = await this.texts.takeMessageBodies(tx, before, messages);
        return { taken, next: taken === messages ? { after: null } : null };
      }
      case 'events':
        return this.events.take(tx, before, after, events);
      case 'runs':
        return this.runs.take(tx, before, { runs, rows });
      case 'open-outputs':
        return this.outputs.take(tx, 'open', before, after, { runs, outputs: rows });
      case 'ended-outputs':
        return this.outputs.take(tx, 'ended', before, after, { runs, outputs: rows });
    }
  }
}
