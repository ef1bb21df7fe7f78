import type { InboxEvent } from '@flowkeep/contracts';
import type { SubjectKeys } from '../keys/index.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { EVENT_COLUMNS, EventQueueRepository, type EventRow } from './event-queue.repository.ts';

/** A step that waits. Without an event it waits for a time only. */
export interface NewWait {
  readonly runId: string;
  readonly stepKey: string;
  readonly eventKind: string;
  /** Empty for any. */
  readonly eventKey: string;
  readonly contactId: string | null;
  readonly since: Date;
  readonly until: Date | null;
}

/** An event that a run's Temporal workflow must be told of. */
export interface WaitToSignal {
  readonly runId: string;
  readonly stepKey: string;
  readonly temporalWorkflowId: string;
  readonly event: InboxEvent;
}

type SignalRow = EventRow & { readonly runId: string; readonly stepKey: string; readonly temporalWorkflowId: string };

/** Who waits for what. Registration and matching hold the same lock, so no event falls between them. */
export class WaitRepository {
  private readonly events: EventQueueRepository;

  constructor(keys: SubjectKeys) {
    this.events = new EventQueueRepository(keys);
  }

  /** Registers a wait; gives the event that has ended it, where one has come already. Repeating it changes nothing. */
  async register(tx: WorkspaceTransaction, wait: NewWait): Promise<InboxEvent | null> {
    await lockContact(tx, wait.contactId);
    await tx.query(
      `insert into waits (workspace_id, step_key, run_id, event_kind, event_key, contact_id, since, until)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (run_id, step_key, branch) do nothing`,
      [tx.workspaceId, wait.stepKey, wait.runId, wait.eventKind, wait.eventKey, wait.contactId, wait.since, wait.until],
    );
    const [row] = await tx.query<EventRow>(
      `with found as (
         select coalesce(w.event_id, (
           select e.id from events e
            where e.workspace_id = w.workspace_id and e.kind = w.event_kind and e.received_at >= w.since
              and e.contact_id is not distinct from w.contact_id and (w.event_key = '' or e.key = w.event_key)
            order by e.received_at limit 1)) as event_id
           from waits w where w.workspace_id = $1 and w.run_id = $2 and w.step_key = $3)
       select ${EVENT_COLUMNS} from found f join events e on e.id = f.event_id and e.workspace_id = $1`,
      [tx.workspaceId, wait.runId, wait.stepKey],
    );
    if (row === undefined) return null;
    await tx.query(
      `update waits set event_id = $4, signal_pending = false, closed_at = coalesce(closed_at, now())
        where workspace_id = $1 and run_id = $2 and step_key = $3`,
      [tx.workspaceId, wait.runId, wait.stepKey, row.id],
    );
    return this.events.open(tx, row);
  }

  /**
   * Ends every wait that the event is for; their runs are signalled next. Gives the number of waits that it has ended,
   * those included that found it themselves when they were registered.
   */
  async match(tx: WorkspaceTransaction, event: InboxEvent): Promise<number> {
    await lockContact(tx, event.contactId);
    await tx.query(
      `update waits w set event_id = $2, signal_pending = true, closed_at = now()
        where w.workspace_id = $1 and w.closed_at is null and w.event_kind = $3
          and w.contact_id is not distinct from $4::uuid and (w.event_key = '' or w.event_key = $5)
          and w.since <= $6 and (w.until is null or w.until > $6)`,
      [tx.workspaceId, event.id, event.kind, event.contactId, event.key, event.receivedAt],
    );
    const [ended] = await tx.query<{ number: number }>(
      `select count(*)::int as number from waits w
        where w.workspace_id = $1 and w.event_id = $2 and w.event_kind = $3
          and w.contact_id is not distinct from $4::uuid`,
      [tx.workspaceId, event.id, event.kind, event.contactId],
    );
    return ended?.number ?? 0;
  }

  /** Ended waits whose runs have not been told; a run that is not on Temporal yet is told when it is. */
  async toSignal(tx: WorkspaceTransaction, limit: number): Promise<readonly WaitToSignal[]> {
    const rows = await tx.query<SignalRow>(
      `select ${EVENT_COLUMNS}, w.run_id as "runId", w.step_key as "stepKey",
              r.temporal_workflow_id as "temporalWorkflowId"
         from waits w join events e on e.id = w.event_id join runs r on r.id = w.run_id
        where w.workspace_id = $1 and w.signal_pending and r.temporal_workflow_id is not null and not r.start_pending
        order by w.closed_at limit $2 for update of w skip locked`,
      [tx.workspaceId, limit],
    );
    const signals: WaitToSignal[] = [];
    for (const row of rows) {
      const { runId, stepKey, temporalWorkflowId } = row;
      signals.push({ runId, stepKey, temporalWorkflowId, event: await this.events.open(tx, row) });
    }
    return signals;
  }

  async signalled(tx: WorkspaceTransaction, runId: string, stepKey: string): Promise<void> {
    await tx.query(
      `update waits set signal_pending = false where workspace_id = $1 and run_id = $2 and step_key = $3`,
      [tx.workspaceId, runId, stepKey],
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

async function lockContact(tx: WorkspaceTransaction, contactId: string | null): Promise<void> {
  if (contactId === null) return;
  await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${tx.workspaceId}${contactId}`]);
}
