import { asHeardBy, type InboxEvent } from '@flowkeep/contracts';
import type { SubjectKeys } from '../keys/index.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { EVENT_COLUMNS, EventQueueRepository, type EventRow } from './event-queue.repository.ts';
import { lockForEvents, lockForRegistration, type WaitPlace } from './wait-lock.ts';

/** One of the events that a step waits for. */
export interface AwaitedEvent {
  /** Tells it from the step's other events; empty where there is only one. */
  readonly branch: string;
  readonly kind: string;
  /** Empty for any. */
  readonly key: string;
  /** What the event's own `match` must be; null for any. */
  readonly match: string | null;
  readonly contactId: string | null;
  /** True where it may be about anybody: then the contact is not compared. */
  readonly anybody: boolean;
}

/** A step that waits for events: the first of them ends the wait. */
export interface NewWait {
  readonly runId: string;
  readonly stepKey: string;
  readonly events: readonly AwaitedEvent[];
  readonly since: Date;
  readonly until: Date | null;
  /** Ids of events that the step was told of before, or that its run was told of before it began to wait. */
  readonly heard: readonly string[];
}

/** The event that has ended a wait. */
export interface WaitEnd {
  readonly branch: string;
  readonly event: InboxEvent;
}

/** An event that a run's Temporal workflow must be told of. */
export interface WaitToSignal extends WaitEnd {
  readonly runId: string;
  readonly stepKey: string;
  readonly temporalWorkflowId: string;
}

/** `runContactId` is whom the run is about. */
type EndRow = EventRow & {
  readonly branch: string;
  readonly runContactId: string | null;
  readonly aboutAnybody: boolean;
};
type SignalRow = EndRow & { readonly runId: string; readonly stepKey: string; readonly temporalWorkflowId: string };

/** Whether the event `e` is one that the wait `w` waits for; the contact of `e` is given. */
const fits = (contact: string): string => `w.event_kind = e.kind and (w.event_key = '' or w.event_key = e.key)
  and (w.match_hash is null or w.match_hash = e.match_hash)
  and (w.about_anybody or w.contact_id is not distinct from ${contact})
  and w.since <= e.received_at and (w.until is null or w.until > e.received_at)`;

/** The node of a step, in its run: a step key without its round and visit. */
const nodeOf = (alias: string): string => `regexp_replace(${alias}.step_key, ':[^:]*$', '')`;

/**
 * Whether the event `e` has had its say where the wait `w` stands: it began the run, its node has heard it at an earlier
 * visit, or it was heard in the very millisecond in which `w` began, and so has led to it, in this run or in the one
 * that began this one.
 */
const COUNTED = `(exists (select 1 from runs r left join runs p on p.id = r.parent_run_id
     where r.id = w.run_id and (r.event_id = e.id
       or (e.received_at < r.started_at and (p.event_id = e.id
         or exists (select 1 from waits h where h.run_id = p.id and h.event_id = e.id)))))
  or exists (select 1 from waits h where h.run_id = w.run_id and h.event_id = e.id and h.step_key <> w.step_key
    and (${nodeOf('h')} = ${nodeOf('w')} or e.received_at < w.since + interval '1 millisecond')))`;

/** Whether the run of the wait `w` goes on. Who ended it may have been unknown to whoever began the wait. */
const GOES_ON = `exists (select 1 from runs r where r.id = w.run_id and r.ended_at is null)`;

/** Who waits for what. Registration and matching exclude one another, so no event falls between them. */
export class WaitRepository {
  private readonly events: EventQueueRepository;

  constructor(private readonly keys: SubjectKeys) {
    this.events = new EventQueueRepository(keys);
  }

  /**
   * Registers waits, or registers them anew with other limits; gives the event that has ended each, where one has come
   * already. Repeating it changes nothing. Whatever a transaction registers it registers at once.
   */
  async registerAll(tx: WorkspaceTransaction, waits: readonly NewWait[]): Promise<readonly (WaitEnd | null)[]> {
    await lockForRegistration(
      tx,
      waits.flatMap(({ events }) => events.map(placeOf)),
    );
    const ends: (WaitEnd | null)[] = [];
    for (const wait of waits) ends.push(await this.registerLocked(tx, wait));
    return ends;
  }

  /** {@link registerAll} for the only wait of a transaction. */
  async register(tx: WorkspaceTransaction, wait: NewWait): Promise<WaitEnd | null> {
    const [end] = await this.registerAll(tx, [wait]);
    return end ?? null;
  }

  private async registerLocked(tx: WorkspaceTransaction, wait: NewWait): Promise<WaitEnd | null> {
    if (wait.events.length === 0) return null;
    await this.insert(tx, wait);
    const found = await this.findEnd(tx, wait);
    if (found === null) return null;
    await tx.query(
      `update waits set event_id = case when branch = $4 then $5::uuid end, signal_pending = false,
                        closed_at = coalesce(closed_at, now())
        where workspace_id = $1 and run_id = $2 and step_key = $3`,
      [tx.workspaceId, wait.runId, wait.stepKey, found.branch, found.id],
    );
    return { branch: found.branch, event: await this.open(tx, found) };
  }

  private async open(tx: WorkspaceTransaction, row: EndRow): Promise<InboxEvent> {
    const event = await this.events.open(tx, row);
    // A run may wait for a person whom it met on its way: it knows them already.
    return row.aboutAnybody ? asHeardBy(row.runContactId, event) : event;
  }

  /** An event that the step has heard already does not keep its wait closed. */
  private async insert(tx: WorkspaceTransaction, wait: NewWait): Promise<void> {
    const { events } = wait;
    const hashes: (string | null)[] = [];
    for (const { match } of events) hashes.push(match === null ? null : await this.keys.matchHash(tx, match));
    await tx.query(
      `insert into waits (workspace_id, run_id, step_key, since, until, branch, event_kind, event_key, match_hash,
                          contact_id, about_anybody)
       select $1, $2, $3, $4, $5, b.branch, b.kind, b.key, b.match_hash, b.contact_id, b.anybody
         from unnest($6::text[], $7::text[], $8::text[], $9::text[], $10::uuid[], $11::bool[])
              as b(branch, kind, key, match_hash, contact_id, anybody)
       on conflict (run_id, step_key, branch) do update set
         since = excluded.since, until = excluded.until, event_kind = excluded.event_kind,
         event_key = excluded.event_key, match_hash = excluded.match_hash, contact_id = excluded.contact_id,
         about_anybody = excluded.about_anybody,
         event_id = case when waits.event_id = any($12::uuid[]) then null else waits.event_id end,
         closed_at = case when waits.event_id is null or waits.event_id = any($12::uuid[]) then null
                          else waits.closed_at end`,
      [
        tx.workspaceId,
        wait.runId,
        wait.stepKey,
        wait.since,
        wait.until,
        events.map(({ branch }) => branch),
        events.map(({ kind }) => kind),
        events.map(({ key }) => key),
        hashes,
        events.map(({ contactId }) => contactId),
        events.map(({ anybody }) => anybody),
        wait.heard,
      ],
    );
  }

  /** The event that has ended the wait before, or the first one that has come since. */
  private async findEnd(tx: WorkspaceTransaction, { runId, stepKey, heard }: NewWait): Promise<EndRow | null> {
    const [row] = await tx.query<EndRow>(
      `select ${EVENT_COLUMNS}, w.branch, w.about_anybody as "aboutAnybody",
                (select r.contact_id from runs r where r.id = w.run_id) as "runContactId"
         from waits w cross join lateral (
           select * from events e
            where e.workspace_id = w.workspace_id
              and (e.id = w.event_id or (w.event_id is null and ${fits('e.contact_id')} and e.id <> all($4::uuid[]) and not ${COUNTED}))
            order by e.received_at limit 1) e
        where w.workspace_id = $1 and w.run_id = $2 and w.step_key = $3
        order by w.event_id is null, e.received_at limit 1`,
      [tx.workspaceId, runId, stepKey, heard],
    );
    return row ?? null;
  }

  /** Keeps waits that these events could be for from being registered until the transaction ends. Once for all of it. */
  async hold(tx: WorkspaceTransaction, events: readonly WaitPlace[]): Promise<void> {
    await lockForEvents(tx, events);
  }

  /**
   * Ends every wait of a run under way that the event is for; their runs are signalled next. Gives the number of waits
   * that it has ended, those included that found it themselves when they were registered. Call it with the event on
   * {@link hold}.
   */
  async match(tx: WorkspaceTransaction, event: InboxEvent): Promise<number> {
    const [ended] = await tx.query<{ number: number }>(
      `with hit as (
         update waits w set event_id = e.id, signal_pending = true, closed_at = now()
           from events e
          where e.id = $2 and e.workspace_id = $1 and w.workspace_id = $1 and w.closed_at is null
            and ${fits('$3::uuid')} and not ${COUNTED} and ${GOES_ON}
         returning w.run_id, w.step_key),
       others as (
         update waits w set closed_at = now() from hit
          where w.run_id = hit.run_id and w.step_key = hit.step_key and w.closed_at is null and w.event_id is null
            -- Both see the rows as they were: what is hit must not be touched twice.
            and not exists (select 1 from events e where e.id = $2 and ${fits('$3::uuid')} and not ${COUNTED})),
       known as (select count(*) as number from waits w where w.workspace_id = $1 and w.event_id = $2)
       select (known.number + (select count(*) from hit))::int as number from known`,
      [tx.workspaceId, event.id, event.contactId],
    );
    return ended?.number ?? 0;
  }

  /** Ended waits whose runs have not been told; a run that is not on Temporal yet is told when it is. */
  async toSignal(tx: WorkspaceTransaction, limit: number): Promise<readonly WaitToSignal[]> {
    const rows = await tx.query<SignalRow>(
      `select ${EVENT_COLUMNS}, w.branch, w.run_id as "runId", w.step_key as "stepKey",
              r.temporal_workflow_id as "temporalWorkflowId", r.contact_id as "runContactId",
              w.about_anybody as "aboutAnybody"
         from waits w join events e on e.id = w.event_id join runs r on r.id = w.run_id
        where w.workspace_id = $1 and w.signal_pending and r.temporal_workflow_id is not null and not r.start_pending
        order by w.closed_at limit $2 for update of w skip locked`,
      [tx.workspaceId, limit],
    );
    const signals: WaitToSignal[] = [];
    for (const row of rows) {
      const { runId, stepKey, branch, temporalWorkflowId } = row;
      signals.push({ runId, stepKey, branch, temporalWorkflowId, event: await this.open(tx, row) });
    }
    return signals;
  }

  /** Temporal has been told of these. Waits that have gone on meanwhile, and were ended by another event, stay to be told. */
  async signalled(
    tx: WorkspaceTransaction,
    told: readonly Pick<WaitToSignal, 'runId' | 'stepKey' | 'branch' | 'event'>[],
  ): Promise<void> {
    await tx.query(
      `update waits w set signal_pending = false
         from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[]) as t(run_id, step_key, branch, event_id)
        where w.workspace_id = $1 and w.run_id = t.run_id and w.step_key = t.step_key and w.branch = t.branch
          and coalesce(w.event_id, t.event_id) = t.event_id`,
      [
        tx.workspaceId,
        told.map(({ runId }) => runId),
        told.map(({ stepKey }) => stepKey),
        told.map(({ branch }) => branch),
        told.map(({ event }) => event.id),
      ],
    );
  }

  /** These waits are over, whatever ended them. */
  async close(tx: WorkspaceTransaction, runId: string, stepKeys: readonly string[]): Promise<void> {
    if (stepKeys.length === 0) return;
    await tx.query(
      `update waits set closed_at = coalesce(closed_at, now()), signal_pending = false
        where workspace_id = $1 and run_id = $2 and step_key = any($3)`,
      [tx.workspaceId, runId, stepKeys],
    );
  }

  /** The run has ended: it waits for nothing any more. */
  async closeAll(tx: WorkspaceTransaction, runId: string): Promise<void> {
    await tx.query(
      `update waits set closed_at = coalesce(closed_at, now()), signal_pending = false
        where workspace_id = $1 and run_id = $2 and (closed_at is null or signal_pending)`,
      [tx.workspaceId, runId],
    );
  }
}

function placeOf({ kind, contactId, anybody }: AwaitedEvent): WaitPlace {
  return { kind, contactId: anybody ? null : contactId };
}
