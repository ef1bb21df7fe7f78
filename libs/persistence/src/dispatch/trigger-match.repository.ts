import type { InboxEvent, JsonObject } from '@flowkeep/contracts';
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
}

export interface DueTrigger {
  readonly id: string;
  readonly config: JsonObject;
  /** Zone of the trigger's workflow where it has one, else the workspace's. */
  readonly timeZone: string;
  readonly dueAt: Date;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Triggers of live versions, as the dispatcher asks for them. */
export class TriggerMatchRepository {
  /** Those that an event may start. An event without a trigger's id as key speaks to all triggers of its kind. */
  async matching(tx: WorkspaceTransaction, event: InboxEvent): Promise<readonly TriggerMatch[]> {
    const triggerId = UUID.test(event.key) ? event.key : null;
    return tx.query<TriggerMatch>(
      `select t.id as "triggerId", t.node_id as "nodeId", t.type, t.config, w.id as "workflowId", w.slug,
              v.number as version, v.plan_hash as "planHash"
         from triggers t
         join workflows w on w.id = t.workflow_id and w.archived_at is null
         join workflow_versions v on v.workflow_id = w.id and v.number = w.live_version
        where t.workspace_id = $1 and t.active and t.event_kind = $2 and ($3::uuid is null or t.id = $3::uuid)
        order by t.id`,
      [tx.workspaceId, event.kind, triggerId],
    );
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
