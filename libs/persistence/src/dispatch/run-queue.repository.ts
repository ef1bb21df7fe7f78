import type { JsonObject } from '@flowkeep/contracts';
import type { SubjectKeys } from '../keys/index.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { EVENT_COLUMNS, EventQueueRepository, type EventRow } from './event-queue.repository.ts';

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
  readonly attempts: number;
  readonly trigger: JsonObject;
}

type StartRow = Omit<RunToStart, 'trigger'> & { readonly eventId: string };

/** How long one starter has a run to itself, seconds. */
const LEASE_SECONDS = 30;

/** Runs that are to be started: an outbox between our commit and Temporal. */
export class RunQueueRepository {
  private readonly events: EventQueueRepository;

  constructor(keys: SubjectKeys) {
    this.events = new EventQueueRepository(keys);
  }

  /** Takes runs for a while: a starter that dies leaves them to the next one. */
  async claim(tx: WorkspaceTransaction, limit: number): Promise<readonly RunToStart[]> {
    const rows = await tx.query<StartRow>(
      `with taken as (
         select id from runs where workspace_id = $1 and start_pending and start_available_at <= now()
          order by start_available_at limit $2 for update skip locked)
       update runs r set start_attempts = r.start_attempts + 1,
                         start_available_at = now() + make_interval(secs => ${String(LEASE_SECONDS)})
         from taken, workflows w, workflow_versions v
        where r.id = taken.id and w.id = r.workflow_id and v.workflow_id = r.workflow_id and v.number = r.version
       returning r.id, r.workflow_id as "workflowId", w.name as "workflowName", w.slug, r.version,
                 v.plan_hash as "planHash", r.trigger_node as "triggerNode", r.contact_id as "contactId",
                 r.subject_key_ref as "subjectKeyRef", r.start_attempts as attempts, r.event_id as "eventId"`,
      [tx.workspaceId, limit],
    );
    const runs: RunToStart[] = [];
    for (const { eventId, ...row } of rows) runs.push({ ...row, trigger: await this.triggerOf(tx, eventId) });
    return runs;
  }

  /** Temporal has it. Gives whether the run was cancelled here meanwhile, which Temporal cannot know. */
  async started(tx: WorkspaceTransaction, id: string): Promise<{ readonly cancelled: boolean }> {
    const [row] = await tx.query<{ cancelled: boolean }>(
      `update runs set start_pending = false where workspace_id = $1 and id = $2
       returning status = 'cancelled' as cancelled`,
      [tx.workspaceId, id],
    );
    return { cancelled: row?.cancelled ?? false };
  }

  /** The run ended in the transaction that began it: Temporal never hears of it. */
  async endedAtOnce(tx: WorkspaceTransaction, id: string): Promise<void> {
    await tx.query(
      `update runs set start_pending = false, temporal_workflow_id = null where workspace_id = $1 and id = $2`,
      [tx.workspaceId, id],
    );
  }

  async postpone(tx: WorkspaceTransaction, id: string, seconds: number): Promise<void> {
    await tx.query(
      `update runs set start_available_at = now() + make_interval(secs => $3)
        where workspace_id = $1 and id = $2 and start_pending`,
      [tx.workspaceId, id, seconds],
    );
  }

  /** Gives up a run that can never start. */
  async refuse(tx: WorkspaceTransaction, id: string, error: JsonObject): Promise<void> {
    await tx.query(
      `update runs set start_pending = false, status = 'failed', ended_at = now(), error = $3
        where workspace_id = $1 and id = $2 and ended_at is null`,
      [tx.workspaceId, id, JSON.stringify(error)],
    );
  }

  private async triggerOf(tx: WorkspaceTransaction, eventId: string): Promise<JsonObject> {
    const [row] = await tx.query<EventRow>(
      `select ${EVENT_COLUMNS} from events e where e.workspace_id = $1 and e.id = $2`,
      [tx.workspaceId, eventId],
    );
    return row === undefined ? {} : (await this.events.open(tx, row)).payload;
  }
}
