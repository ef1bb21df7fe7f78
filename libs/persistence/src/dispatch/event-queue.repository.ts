import { type EventKind, type InboxEvent, isJsonObject } from '@flowkeep/contracts';
import { ERASED, type SubjectKeys } from '../keys/index.ts';
import { SEAL_PURPOSES } from '../runs/seal-purposes.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** An event as it is kept. */
export interface EventRow {
  readonly id: string;
  readonly kind: EventKind;
  readonly key: string;
  readonly contactId: string | null;
  /** Sealed: see {@link EventQueueRepository.open}. */
  readonly payload: Buffer;
  readonly subjectKeyRef: string;
  /** Tries before this one. */
  readonly attempts: number;
  readonly receivedAt: Date;
  /** How many runs have led to it, one through another. */
  readonly hops: number;
}

export const EVENT_COLUMNS = `e.id, e.kind, e.key, e.contact_id as "contactId", e.payload,
  e.subject_key_ref as "subjectKeyRef", e.attempts, e.received_at as "receivedAt", e.hops`;

/** The inbox as a queue. */
export class EventQueueRepository {
  constructor(private readonly keys: SubjectKeys) {}

  /** The oldest event that is due and that nobody else works on, until the transaction ends. */
  async claim(tx: WorkspaceTransaction): Promise<EventRow | null> {
    const [row] = await this.claimAll(tx, 1);
    return row ?? null;
  }

  /** The oldest events that are due and that nobody else works on, until the transaction ends; oldest first. */
  async claimAll(tx: WorkspaceTransaction, limit: number): Promise<readonly EventRow[]> {
    return tx.query<EventRow>(
      `select ${EVENT_COLUMNS} from events e
        where e.workspace_id = $1 and e.status = 'pending' and e.available_at <= now()
        order by e.available_at, e.id limit $2 for update skip locked`,
      [tx.workspaceId, limit],
    );
  }

  /** This event, where it is still to be done and nobody else works on it. */
  async claimOne(tx: WorkspaceTransaction, id: string): Promise<EventRow | null> {
    const [row] = await tx.query<EventRow>(
      `select ${EVENT_COLUMNS} from events e
        where e.workspace_id = $1 and e.id = $2 and e.status = 'pending' for update skip locked`,
      [tx.workspaceId, id],
    );
    return row ?? null;
  }

  /** {@link open} for many, with one question for all their keys. */
  async openAll(tx: WorkspaceTransaction, rows: readonly EventRow[]): Promise<readonly InboxEvent[]> {
    await this.keys.readMany(
      tx,
      rows.map(({ subjectKeyRef }) => subjectKeyRef),
    );
    const events: InboxEvent[] = [];
    for (const row of rows) events.push(await this.open(tx, row));
    return events;
  }

  /** The event as the engine sees it; without content where its person was erased. Throws where it cannot be read. */
  async open(tx: WorkspaceTransaction, row: EventRow): Promise<InboxEvent> {
    const opened = await this.keys.open(tx, row.subjectKeyRef, SEAL_PURPOSES.eventPayload, row.payload);
    const payload = opened !== ERASED && isJsonObject(opened) ? opened : {};
    const { id, kind, key, contactId } = row;
    return { id, kind, key, contactId, payload, receivedAt: row.receivedAt.toISOString() };
  }

  /** They were handled; each is about its contact from now on, where one was found. */
  async doneAll(
    tx: WorkspaceTransaction,
    events: readonly { readonly id: string; readonly contactId: string | null }[],
  ): Promise<void> {
    if (events.length === 0) return;
    await tx.query(
      `update events e set status = 'done', error = null, contact_id = coalesce(e.contact_id, d.contact_id)
         from unnest($2::uuid[], $3::uuid[]) as d(id, contact_id)
        where e.workspace_id = $1 and e.id = d.id`,
      [tx.workspaceId, events.map(({ id }) => id), events.map(({ contactId }) => contactId)],
    );
  }

  /** Tries it again later. `error` must hold nothing personal. */
  async postpone(tx: WorkspaceTransaction, id: string, seconds: number, error: string): Promise<void> {
    await tx.query(
      `update events set attempts = attempts + 1, error = $4, available_at = now() + make_interval(secs => $3)
        where workspace_id = $1 and id = $2 and status = 'pending'`,
      [tx.workspaceId, id, seconds, error],
    );
  }

  /** Gives it up, so that it holds up nothing behind it. `error` must hold nothing personal. */
  async fail(tx: WorkspaceTransaction, id: string, error: string): Promise<void> {
    await tx.query(
      `update events set status = 'failed', attempts = attempts + 1, error = $3
        where workspace_id = $1 and id = $2 and status = 'pending'`,
      [tx.workspaceId, id, error],
    );
  }
}
