import { randomUUID } from 'node:crypto';
import { DomainError, type EventKind, type JsonObject } from '@flowkeep/contracts';
import type { SubjectKeys } from '../keys/index.ts';
import { LiveNotifier } from '../notifications.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { SEAL_PURPOSES } from './seal-purposes.ts';

/** A fact to be kept. */
export interface NewEvent {
  readonly kind: EventKind;
  /** Id of the trigger it came to; for `message.received` the channel. */
  readonly key: string;
  /** A second event with the same kind, key and dedup key is the same event. Null: every call is a new one. */
  readonly dedupKey: string | null;
  readonly contactId: string | null;
  readonly payload: JsonObject;
}

/** What became of it. */
export interface EventReceipt {
  readonly id: string;
  /** True where the event had been received before. */
  readonly repeated: boolean;
}

/** The event inbox: written first, acted on second. */
export class EventRepository {
  private readonly notifier = new LiveNotifier();

  constructor(private readonly keys: SubjectKeys) {}

  /** Keeps an event and wakes the dispatchers when the transaction commits. */
  async receive(tx: WorkspaceTransaction, event: NewEvent): Promise<EventReceipt> {
    const known = await this.known(tx, event);
    if (known !== null) return { id: known, repeated: true };
    const id = randomUUID();
    const ref =
      event.contactId === null ? await this.keys.create(tx, null) : await this.keys.primaryFor(tx, event.contactId);
    const payload = await this.keys.seal(tx, ref, SEAL_PURPOSES.eventPayload, event.payload);
    const [row] = await tx.query<{ id: string }>(
      `insert into events (id, workspace_id, kind, key, dedup_key, contact_id, payload, subject_key_ref)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (workspace_id, kind, key, dedup_key) where dedup_key is not null do nothing
       returning id`,
      [id, tx.workspaceId, event.kind, event.key, event.dedupKey, event.contactId, payload, ref],
    );
    if (row !== undefined) {
      await this.notifier.workArrived(tx);
      return { id, repeated: false };
    }
    return { id: await this.raced(tx, event), repeated: true };
  }

  private async known(tx: WorkspaceTransaction, event: NewEvent): Promise<string | null> {
    if (event.dedupKey === null) return null;
    const [row] = await tx.query<{ id: string }>(
      `select id from events where workspace_id = $1 and kind = $2 and key = $3 and dedup_key = $4`,
      [tx.workspaceId, event.kind, event.key, event.dedupKey],
    );
    return row?.id ?? null;
  }

  private async raced(tx: WorkspaceTransaction, event: NewEvent): Promise<string> {
    const id = await this.known(tx, event);
    if (id === null) throw new DomainError('unavailable', 'The event could not be kept just now. Send it again.');
    return id;
  }
}
