import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { affected } from './affected.ts';

const OLD_BODIES = `from messages where workspace_id = $1 and body is not null and created_at < $2`;
/**
 * The inbox repeats what people wrote, and what runs told one another of it. An event that is still to be acted on is not
 * old, and a run that goes on keeps what it began with, but for the text of a message.
 */
const OLD_EVENTS = `from events e where e.workspace_id = $1 and e.status <> 'pending'
  and e.kind not in ('webhook.received', 'form.sent', 'schedule.due') and e.received_at < $2
  and (e.kind = 'message.received' or not exists (select 1 from runs r where r.event_id = e.id and r.ended_at is null))`;
/** Of an ended run everything may repeat a message. */
const OLD_RUNS = `from runs where workspace_id = $1 and data_taken_at is null and started_at < $2 and ended_at < $2`;
/** Errors keep their codes: what they say may repeat a text. */
const WITHOUT_TEXT = `error = jsonb_set(error, '{message}', to_jsonb('What it said was deleted after its time.'::text))`;
/** What runs have kept: `$2` are their ids. The runs themselves are marked last. */
const TAKING = [
  `update steps set output = null, ${WITHOUT_TEXT} where workspace_id = $1 and run_id = any($2::uuid[])
      and (output is not null or error is not null)`,
  `delete from step_results where workspace_id = $1 and run_id = any($2::uuid[])`,
  `delete from blobs where workspace_id = $1 and run_id = any($2::uuid[])`,
  `delete from run_snapshots where workspace_id = $1 and run_id = any($2::uuid[])`,
  `update run_commands set command = command - 'sealedTrigger' where workspace_id = $1 and run_id = any($2::uuid[])
      and command ->> 'sealedTrigger' is not null`,
  `update approvals set question = '', note = null where workspace_id = $1 and run_id = any($2::uuid[])`,
  `update runs set data_taken_at = now(), ${WITHOUT_TEXT} where workspace_id = $1 and id = any($2::uuid[])`,
] as const;
/** Steps that hand on what a person wrote keep the text, also in a run that has gone on since. */
const OLD_OUTPUTS = `from runs r join steps s on s.run_id = r.id
  where r.workspace_id = $1 and r.started_at < $2 and s.node_type in ('trigger.message', 'wait.reply')
    and s.output is not null and s.ended_at < $2`;
const OLD_OUTPUTS_OF = {
  openRuns: `${OLD_OUTPUTS} and r.ended_at is null`,
  endedRuns: `${OLD_OUTPUTS} and r.ended_at >= $2 and r.data_taken_at is null`,
} as const;
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
      `update messages set body = null, error_message = null
        where workspace_id = $1 and id in (select id ${OLD_BODIES} limit $3) returning 1`,
      [tx.workspaceId, before, limit],
    );
  }

  /** Deletes at most `limit` events of the inbox and gives their number. */
  async takeEvents(tx: WorkspaceTransaction, before: Date, limit: number): Promise<number> {
    return affected(
      tx,
      `delete from events where workspace_id = $1 and id in (select e.id ${OLD_EVENTS} limit $3) returning 1`,
      [tx.workspaceId, before, limit],
    );
  }

  /**
   * Takes everything that at most `limit` ended runs have kept, those that began first, and gives their number. A run that
   * somebody has in hand is left for another time.
   */
  async takeRunData(tx: WorkspaceTransaction, before: Date, limit: number): Promise<number> {
    const rows = await tx.query<{ id: string }>(
      `select id ${OLD_RUNS} order by started_at limit $3 for no key update skip locked`,
      [tx.workspaceId, before, limit],
    );
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    for (const sql of TAKING) await tx.query(sql, [tx.workspaceId, ids]);
    return ids.length;
  }

  /** Empties at most `limit` outputs that hold messages, of runs that are not old, and gives their number. */
  async takeMessageOutputs(tx: WorkspaceTransaction, before: Date, limit: number): Promise<number> {
    return affected(
      tx,
      `update steps set output = null
        where workspace_id = $1 and (run_id, step_key) in (
          (select s.run_id, s.step_key ${OLD_OUTPUTS_OF.openRuns} limit $3)
          union all (select s.run_id, s.step_key ${OLD_OUTPUTS_OF.endedRuns} limit $3) limit $3) returning 1`,
      [tx.workspaceId, before, limit],
    );
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
