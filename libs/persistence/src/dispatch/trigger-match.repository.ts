import type { EventKind, InboxEvent, JsonObject } from '@flowkeep/contracts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** A live trigger with the version that a run of it executes. */
export interface TriggerMatch {
  readonly triggerId: string;
  readonly nodeId: string;
  readonly type: string;
  readonly config: JsonObject;
  readonly workflowId: string;
  readonly slug: string;
  readonly version: number;
  readonly planHash: string;
  /** Whether the workflow was paused: its runs are kept until it goes on. */
  readonly paused: boolean;
}

/** What events are told apart by when triggers are looked for. */
export type TriggerQuestion = Pick<InboxEvent, 'kind' | 'key'>;

export interface DueTrigger {
  readonly id: string;
  readonly config: JsonObject;
  /** Zone of the trigger's workflow where it has one, else the workspace's. */
  readonly timeZone: string;
  readonly dueAt: Date;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Events of these kinds are for one trigger or the triggers of one workflow, named by their key. */
const ADDRESSED: readonly EventKind[] = [
  'webhook.received',
  'form.sent',
  'schedule.due',
  'run.requested',
  'run.failed',
];

type TriggerRow = TriggerMatch & { readonly eventKind: EventKind };

const LIVE_TRIGGERS = `
  select t.id as "triggerId", t.node_id as "nodeId", t.type, t.config, w.id as "workflowId", w.slug,
         v.number as version, v.plan_hash as "planHash", w.paused_at is not null as paused, t.event_kind as "eventKind"
    from triggers t
    join workflows w on w.id = t.workflow_id and w.archived_at is null
    join workflow_versions v on v.workflow_id = w.id and v.number = w.live_version`;

function speaksTo({ kind, key }: TriggerQuestion, row: TriggerRow): boolean {
  if (row.eventKind !== kind) return false;
  return !ADDRESSED.includes(kind) || row.triggerId === key || row.workflowId === key;
}

/** Triggers of live versions, as the dispatcher asks for them. */
export class TriggerMatchRepository {
  /** Triggers that events may start, asked for all of them at once. The answer is by kind and key. */
  async matchingAll(
    tx: WorkspaceTransaction,
    events: readonly TriggerQuestion[],
  ): Promise<(event: TriggerQuestion) => readonly TriggerMatch[]> {
    const keys = events.map(({ key }) => key).filter((key) => UUID.test(key));
    const rows = await tx.query<TriggerRow>(
      `${LIVE_TRIGGERS}
        where t.workspace_id = $1 and t.active and t.event_kind = any($2::text[])
          and (not t.event_kind = any($3::text[]) or t.id = any($4::uuid[]) or w.id = any($4::uuid[]))
        order by t.id`,
      [tx.workspaceId, [...new Set(events.map(({ kind }) => kind))], ADDRESSED, [...new Set(keys)]],
    );
    return (event) => rows.filter((row) => speaksTo(event, row));
  }

  /** Where other workflows call this one; null where they cannot. */
  async callable(tx: WorkspaceTransaction, workflowId: string): Promise<TriggerMatch | null> {
    const [row] = await tx.query<TriggerRow>(
      `${LIVE_TRIGGERS}
        where t.workspace_id = $1 and t.active and w.id::text = $2 and t.type = 'trigger.call'
        order by t.node_id limit 1`,
      [tx.workspaceId, workflowId],
    );
    return row ?? null;
  }

  /** Schedule triggers whose time has come, for this transaction alone. */
  async claimDue(tx: WorkspaceTransaction, limit: number): Promise<readonly DueTrigger[]> {
    return tx.query<DueTrigger>(
      `select t.id, t.config, t.next_due_at as "dueAt",
              coalesce(v.graph #>> '{settings,timeZone}', s.time_zone) as "timeZone"
         from triggers t
         join workflows w on w.id = t.workflow_id
         join workspaces s on s.id = t.workspace_id
         left join workflow_versions v on v.workflow_id = w.id and v.number = w.live_version
        where t.workspace_id = $1 and t.active and t.next_due_at <= now()
        order by t.next_due_at limit $2 for update of t skip locked`,
      [tx.workspaceId, limit],
    );
  }

  /** Null stops the schedule. */
  async setNextDue(tx: WorkspaceTransaction, id: string, nextDueAt: Date | null): Promise<void> {
    await tx.query(`update triggers set next_due_at = $3 where workspace_id = $1 and id = $2`, [
      tx.workspaceId,
      id,
      nextDueAt,
    ]);
  }
}
