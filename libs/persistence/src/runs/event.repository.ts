import { DomainError, type EventKind, type JsonObject } from '@flowkeep/contracts';
import type { SubjectKeys } from '../keys/index.ts';
import { EVENTS_ARRIVED, WORK_CHANNEL } from '../notifications.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { newEventId } from './event-id.ts';
import { SEAL_PURPOSES } from './seal-purposes.ts';

/** A fact to be kept. */
export interface NewEvent {
  readonly kind: EventKind;
  /** Id of the trigger it came to; for `message.received` the channel; for `event.custom` its name. */
  readonly key: string;
  /** What tells it from others of its key, an order number say; waits may ask for it. */
  readonly match?: string | null;
  /** A second event with the same kind, key and dedup key is the same event. Null: every call is a new one. */
  readonly dedupKey: string | null;
  readonly contactId: string | null;
  /** The key under which its content is sealed, where that is known already: of the run that it comes from, say. */
  readonly subjectKeyRef?: string;
  readonly payload: JsonObject;
  /** How many runs have led to it, one through another; none where nothing is said. */
  readonly hops?: number;
}

/** What became of it. */
export interface EventReceipt {
  readonly id: string;
  /** True where the event had been received before. */
  readonly repeated: boolean;
}

interface EventToInsert {
  readonly id: string;
  readonly event: NewEvent;
}

/** The event inbox: written first, acted on second. */
export class EventRepository {
  constructor(private readonly keys: SubjectKeys) {}

  /** Keeps an event and wakes the dispatchers when the transaction commits. */
  async receive(tx: WorkspaceTransaction, event: NewEvent): Promise<EventReceipt> {
    const [receipt] = await this.receiveAll(tx, [event]);
    if (receipt === undefined) throw new DomainError('internal', 'The event has no receipt.');
    return receipt;
  }

  /** Keeps many events by a handful of statements. Receipts are in the order of the events. */
  async receiveAll(tx: WorkspaceTransaction, events: readonly NewEvent[]): Promise<readonly EventReceipt[]> {
    const known = new Map(await this.known(tx, events));
    const fresh: EventToInsert[] = [];
    const receipts = events.map((event): EventReceipt => {
      const name = nameOf(event);
      const earlier = name === null ? undefined : known.get(name);
      if (earlier !== undefined) return { id: earlier, repeated: true };
      const id = newEventId();
      fresh.push({ id, event });
      if (name !== null) known.set(name, id);
      return { id, repeated: false };
    });
    const inserted = await this.insert(tx, fresh);
    if (inserted.size === fresh.length) return receipts;
    return this.correct(
      tx,
      receipts,
      fresh.filter(({ id }) => !inserted.has(id)),
    );
  }

  /** Another transaction has kept some of them at the same moment: then theirs are the events. */
  private async correct(
    tx: WorkspaceTransaction,
    receipts: readonly EventReceipt[],
    raced: readonly EventToInsert[],
  ): Promise<readonly EventReceipt[]> {
    const theirs = await this.known(
      tx,
      raced.map(({ event }) => event),
    );
    const ids = new Map(raced.map(({ id, event }) => [id, theirs.get(nameOf(event) ?? '')]));
    return receipts.map((receipt) => {
      if (!ids.has(receipt.id)) return receipt;
      const id = ids.get(receipt.id);
      if (id === undefined)
        throw new DomainError('unavailable', 'The event could not be kept just now. Send it again.');
      return { id, repeated: true };
    });
  }

  /** A changed contact is held by its transaction since the change: that came after every change before, whoever began first. */
  private async insert(tx: WorkspaceTransaction, fresh: readonly EventToInsert[]): Promise<ReadonlySet<string>> {
    if (fresh.length === 0) return new Set();
    const refs = await this.refsFor(tx, fresh);
    const payloads: Buffer[] = [];
    const matches: (string | null)[] = [];
    for (const [index, { event }] of fresh.entries()) {
      payloads.push(await this.keys.seal(tx, refs[index] ?? '', SEAL_PURPOSES.eventPayload, event.payload));
      matches.push(event.match == null ? null : await this.keys.matchHash(tx, event.match));
    }
    const rows = await tx.query<{ id: string }>(
      `insert into events (id, workspace_id, kind, key, dedup_key, contact_id, payload, subject_key_ref, match_hash,
                           hops, received_at)
       select e.id, $1, e.kind, e.key, e.dedup_key, e.contact_id, e.payload, e.ref, e.match_hash, e.hops,
              case when e.kind = 'contact.changed' then clock_timestamp() else now() end
         from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::bytea[], $8::text[], $9::text[],
                     $10::smallint[])
              as e(id, kind, key, dedup_key, contact_id, payload, ref, match_hash, hops)
       on conflict (workspace_id, kind, key, dedup_key) where dedup_key is not null do nothing
       returning id, pg_notify('${WORK_CHANNEL}', '${EVENTS_ARRIVED}')`,
      [
        tx.workspaceId,
        fresh.map(({ id }) => id),
        fresh.map(({ event }) => event.kind),
        fresh.map(({ event }) => event.key),
        fresh.map(({ event }) => event.dedupKey),
        fresh.map(({ event }) => event.contactId),
        payloads,
        refs,
        matches,
        fresh.map(({ event }) => event.hops ?? 0),
      ],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** A key of its own for each event about nobody yet; the person's where the person is known. */
  private async refsFor(tx: WorkspaceTransaction, fresh: readonly EventToInsert[]): Promise<readonly string[]> {
    const isNew = ({ event }: EventToInsert): boolean => event.subjectKeyRef === undefined && event.contactId === null;
    const made = [...(await this.keys.createMany(tx, fresh.filter(isNew).length))];
    const refs: string[] = [];
    for (const { event } of fresh) {
      const { subjectKeyRef, contactId } = event;
      const given = subjectKeyRef ?? (contactId === null ? made.pop() : await this.keys.primaryFor(tx, contactId));
      refs.push(given ?? '');
    }
    return refs;
  }

  /** Ids of events that were received before, by their names. */
  private async known(tx: WorkspaceTransaction, events: readonly NewEvent[]): Promise<ReadonlyMap<string, string>> {
    const named = events.filter(({ dedupKey }) => dedupKey !== null);
    if (named.length === 0) return new Map();
    const rows = await tx.query<{ id: string; kind: EventKind; key: string; dedupKey: string }>(
      `select e.id, e.kind, e.key, e.dedup_key as "dedupKey"
         from unnest($2::text[], $3::text[], $4::text[]) as n(kind, key, dedup_key)
         join events e on e.workspace_id = $1 and e.kind = n.kind and e.key = n.key and e.dedup_key = n.dedup_key`,
      [
        tx.workspaceId,
        named.map(({ kind }) => kind),
        named.map(({ key }) => key),
        named.map(({ dedupKey }) => dedupKey),
      ],
    );
    return new Map(rows.map((row) => [nameOf(row) ?? '', row.id]));
  }
}

/** Events of one name are one event. Null for an event that is like no other. */
function nameOf({ kind, key, dedupKey }: Pick<NewEvent, 'kind' | 'key' | 'dedupKey'>): string | null {
  return dedupKey === null ? null : JSON.stringify([kind, key, dedupKey]);
}
