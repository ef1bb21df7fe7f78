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
}

export const EVENT_COLUMNS = `e.id, e.kind, e.key, e.contact_id as "contactId", e.payload,
  e.subject_key_ref as "subjectKeyRef", e.attempts, e.received_at as "receivedAt"`;

/** The inbox as a queue. */
export class EventQueueRepository {
  constructor(private readonly keys: SubjectKeys) {}

  /** The oldest event that is due and that nobody else works on, until the transaction ends. */
  async claim(tx: WorkspaceTransaction): Promise<EventRow | null> {
    const [row] = await tx.query<EventRow>(
      `select ${EVENT_COLUMNS} from events e
        where e.workspace_id = $1 and e.status = 'pending' and e.available_at <= now()
        order by e.available_at limit 1 for update skip locked`,
      [tx.workspaceId],
    );
    return row ?? null;
  }

  /** The event as the engine sees it; without content where its person was erased. Throws where it cannot be read. */
  async open(tx: WorkspaceTransaction, row: EventRow): Promise<InboxEvent> {
    const opened = await this.keys.open(tx, row.subjectKeyRef, SEAL_PURPOSES.eventPayload, row.payload);
    const payload = opened !== ERASED && isJsonObject(opened) ? opened : {};
    const { id, kind, key, contactId } = row;
    return { id, kind, key, contactId, payload, receivedAt: row.receivedAt.toISOString() };
  }

  async done(tx: WorkspaceTransaction, id: string, contactId: string | null): Promise<void> {
    await tx.query(
      `update events set status = 'done', error = null, contact_id = coalesce(contact_id, $3::uuid)
        where workspace_id = $1 and id = $2`,
      [tx.workspaceId, id, contactId],
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
