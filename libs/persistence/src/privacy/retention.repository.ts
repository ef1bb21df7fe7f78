import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { affected } from './affected.ts';

const OLD_BODIES = `from messages where workspace_id = $1 and body is not null and created_at < $2`;
/** The inbox keeps the text of a message too. One that is still to be acted on is not old. */
const OLD_EVENTS = `from events where workspace_id = $1 and kind = 'message.received' and status <> 'pending'
  and received_at < $2`;
/** Steps that hand on what a person wrote keep the text as well. */
const OLD_OUTPUTS = `from steps where workspace_id = $1 and node_type in ('trigger.message', 'wait.reply')
  and output is not null and ended_at < $2`;
/** Of an ended run everything may repeat a message: what its steps gave, their ledger, large values, where it failed. */
const OLD_RUN = `exists (select 1 from runs r where r.id = old.run_id and r.workspace_id = $1 and r.ended_at < $2)`;
/** By age first: what is old is found without a look at what is not. */
const RUN_DATA = {
  outputs: `from steps old where old.workspace_id = $1 and old.output is not null and old.started_at < $2 and ${OLD_RUN}`,
  results: `from step_results old where old.workspace_id = $1 and old.created_at < $2 and ${OLD_RUN}`,
  blobs: `from blobs old where old.workspace_id = $1 and old.created_at < $2 and ${OLD_RUN}`,
  snapshots: `from run_snapshots old where old.workspace_id = $1 and old.created_at < $2 and ${OLD_RUN}`,
  orders: `from run_commands old where old.workspace_id = $1 and old.created_at < $2
    and old.command ->> 'sealedTrigger' is not null and ${OLD_RUN}`,
} as const;
const TAKING = [
  `update steps set output = null where (run_id, step_key) in (select run_id, step_key ${RUN_DATA.outputs} limit $3)`,
  `delete from step_results where (run_id, step_key) in (select run_id, step_key ${RUN_DATA.results} limit $3)`,
  `delete from blobs where (run_id, id) in (select run_id, id ${RUN_DATA.blobs} limit $3)`,
  `delete from run_snapshots where run_id in (select run_id ${RUN_DATA.snapshots} limit $3)`,
  `update run_commands set command = command - 'sealedTrigger' where id in (select id ${RUN_DATA.orders} limit $3)`,
] as const;
/** Somebody whom a run still serves is not inactive. */
const INACTIVE = `from contacts c where c.workspace_id = $1 and c.erased_at is null and c.last_activity_at < $2
  and not exists (select 1 from runs r where r.workspace_id = c.workspace_id and r.contact_id = c.id
    and r.ended_at is null)`;

/** Finds what retention rules reach, and takes it. */
export class RetentionRepository {
  async countMessageBodies(tx: WorkspaceTransaction, before: Date): Promise<number> {
    return affected(tx, `select 1 ${OLD_BODIES}`, [tx.workspaceId, before]);
  }

  async countInactiveContacts(tx: WorkspaceTransaction, before: Date): Promise<number> {
    return affected(tx, `select 1 ${INACTIVE}`, [tx.workspaceId, before]);
  }

  /** Empties at most `limit` bodies and gives their number. The messages stay, with their statuses. */
  async takeMessageBodies(tx: WorkspaceTransaction, before: Date, limit: number): Promise<number> {
    return affected(
      tx,
      `update messages set body = null where workspace_id = $1 and id in (select id ${OLD_BODIES} limit $3) returning 1`,
      [tx.workspaceId, before, limit],
    );
  }

  /** Deletes at most `limit` inbound messages of the inbox and gives their number. */
  async takeMessageEvents(tx: WorkspaceTransaction, before: Date, limit: number): Promise<number> {
    return affected(
      tx,
      `delete from events where workspace_id = $1 and id in (select id ${OLD_EVENTS} limit $3) returning 1`,
      [tx.workspaceId, before, limit],
    );
  }

  /** Empties at most `limit` outputs of steps that hold messages and gives their number. */
  async takeMessageOutputs(tx: WorkspaceTransaction, before: Date, limit: number): Promise<number> {
    return affected(
      tx,
      `update steps set output = null
        where workspace_id = $1 and (run_id, step_key) in (select run_id, step_key ${OLD_OUTPUTS} limit $3) returning 1`,
      [tx.workspaceId, before, limit],
    );
  }

  /** Takes what ended runs have kept, at most `limit` rows of each kind. True where there may be more. */
  async takeRunData(tx: WorkspaceTransaction, before: Date, limit: number): Promise<boolean> {
    let more = false;
    for (const sql of TAKING) {
      const taken = await affected(tx, `${sql} returning 1`, [tx.workspaceId, before, limit]);
      more ||= taken === limit;
    }
    return more;
  }

  /** Those who have been inactive longest come first. */
  async inactiveContacts(tx: WorkspaceTransaction, before: Date, limit: number): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }>(`select c.id ${INACTIVE} order by c.last_activity_at, c.id limit $3`, [
      tx.workspaceId,
      before,
      limit,
    ]);
    return rows.map(({ id }) => id);
  }
}
