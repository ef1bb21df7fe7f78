import { DomainError, type JsonObject, type StepError } from '@flowkeep/contracts';
import type { SubjectKeys } from '../keys/index.ts';
import { LiveNotifier } from '../notifications.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { EVENT_COLUMNS, EventQueueRepository, type EventRow } from './event-queue.repository.ts';
import type { RunLease } from './run-lease.repository.ts';

/** A run that Temporal is to be asked to start. */
export interface RunToStart {
  readonly id: string;
  readonly workflowId: string;
  readonly workflowName: string;
  readonly slug: string;
  readonly version: number;
  readonly planHash: string;
  readonly triggerNode: string;
  readonly contactId: string | null;
  readonly subjectKeyRef: string;
  /** Claims, this one counted: one that was taken over had another number. */
  readonly attempts: number;
  /** Tries that failed for reasons of the run's own. */
  readonly failures: number;
  /** When what begins it was taken, however late it is started. */
  readonly startedAt: Date;
  readonly trigger: JsonObject;
}

/** A run that was claimed, before anybody has read what it begins with. */
export type ClaimedRun = Omit<RunToStart, 'trigger'> & { readonly eventId: string };

/** How long one starter has a run to itself, seconds. */
const LEASE_SECONDS = 30;

/** Runs that are to be started: an outbox between our commit and Temporal. */
export class RunQueueRepository {
  private readonly events: EventQueueRepository;
  private readonly live = new LiveNotifier();

  constructor(keys: SubjectKeys) {
    this.events = new EventQueueRepository(keys);
  }

  /** Takes runs for a while: a starter that dies leaves them to the next one. */
  async claim(tx: WorkspaceTransaction, limit: number): Promise<readonly ClaimedRun[]> {
    return tx.query<ClaimedRun>(
      // The runs are taken by their ids before anything is joined to them: with old statistics the planner would rather
      // walk through all runs of their workflows.
      `with claimed as (
         update runs set start_attempts = start_attempts + 1,
                         start_available_at = now() + make_interval(secs => ${String(LEASE_SECONDS)})
          where id = any(array(
            select id from runs where workspace_id = $1 and start_pending and start_available_at <= now()
             order by start_available_at limit $2 for update skip locked))
         returning *)
       select r.id, r.workflow_id as "workflowId", w.name as "workflowName", w.slug, r.version,
              v.plan_hash as "planHash", r.trigger_node as "triggerNode", r.contact_id as "contactId",
              r.subject_key_ref as "subjectKeyRef", r.start_attempts as attempts,
              r.start_failures as failures, r.event_id as "eventId",
              coalesce((select e.received_at from events e where e.id = r.event_id), r.started_at) as "startedAt"
         from claimed r
         join workflows w on w.id = r.workflow_id
         join workflow_versions v on v.workflow_id = r.workflow_id and v.number = r.version`,
      [tx.workspaceId, limit],
    );
  }

  /** Reads what it begins with. Throws where that cannot be read. */
  async open(tx: WorkspaceTransaction, { eventId, ...run }: ClaimedRun): Promise<RunToStart> {
    return { ...run, trigger: await this.triggerOf(tx, eventId) };
  }

  /** Tries it again later. Nothing where a later claim has taken it over. */
  async postpone(tx: WorkspaceTransaction, { runId, attempt }: RunLease, seconds: number): Promise<void> {
    await tx.query(
      `update runs set start_available_at = now() + make_interval(secs => $4)
        where workspace_id = $1 and id = $2 and start_attempts = $3 and start_pending`,
      [tx.workspaceId, runId, attempt, seconds],
    );
  }

  /** Tries it again later, after a failure of its own. Nothing where a later claim has taken it over. */
  async failed(tx: WorkspaceTransaction, { runId, attempt }: RunLease, seconds: number): Promise<void> {
    await tx.query(
      `update runs set start_failures = start_failures + 1,
                       start_available_at = now() + make_interval(secs => $4)
        where workspace_id = $1 and id = $2 and start_attempts = $3 and start_pending`,
      [tx.workspaceId, runId, attempt, seconds],
    );
  }

  /**
   * Gives up a run that can never start; `error` holds nothing personal. Whatever it was at ends with it: the database
   * sees to that. Nothing where a later claim has taken it over.
   */
  async refuse(tx: WorkspaceTransaction, { runId, attempt }: RunLease, error: StepError): Promise<void> {
    const refused = await tx.query(
      `update runs set start_pending = false, status = 'failed', ended_at = now(), current_node = null, error = $4
        where workspace_id = $1 and id = $2 and start_attempts = $3 and start_pending and ended_at is null
       returning id`,
      [tx.workspaceId, runId, attempt, JSON.stringify(error)],
    );
    if (refused.length > 0) await this.live.changed(tx, 'run', runId);
  }

  /** Throws `data-erased` where that is kept no more: nobody may be answered as if they had said nothing. */
  private async triggerOf(tx: WorkspaceTransaction, eventId: string): Promise<JsonObject> {
    const [row] = await tx.query<EventRow>(
      `select ${EVENT_COLUMNS} from events e where e.workspace_id = $1 and e.id = $2`,
      [tx.workspaceId, eventId],
    );
    if (row === undefined) {
      throw new DomainError('data-erased', 'What this run begins with was deleted after its time, so it cannot begin.');
    }
    return (await this.events.open(tx, row)).payload;
  }
}
