import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** Runs of one workflow that begin by the same value at the same trigger. */
export interface DedupPlace {
  readonly workflowId: string;
  readonly triggerNode: string;
  readonly hash: string;
}

/** What a contact's runs of a workflow were like. */
export interface PriorRuns {
  readonly any: boolean;
  readonly running: boolean;
  /** When the last one began. */
  readonly lastStartedAt: Date | null;
}

/** Runs of one workflow of which one at a time may be under way. */
export interface Lane {
  readonly workflowId: string;
  readonly key: string;
}

/**
 * What rules ask before a run begins. Ask behind {@link RunRuleRepository.lock}: then nobody else begins a run of the same
 * rule in between. The database itself lets the next run of a lane begin when one ends.
 */
export class RunRuleRepository {
  /** Holds rules until the transaction ends. All of them at once: whoever took them one by one could wait in a circle. */
  async lock(tx: WorkspaceTransaction, names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    await tx.query(
      `select pg_advisory_xact_lock(n.lock)
         from (select distinct hashtextextended(name, 1) as lock from unnest($1::text[]) as name order by 1) as n`,
      [names],
    );
  }

  dedupLock(tx: WorkspaceTransaction, { workflowId, triggerNode, hash }: DedupPlace): string {
    return [tx.workspaceId, 'dedup', workflowId, triggerNode, hash].join(':');
  }

  contactLock(tx: WorkspaceTransaction, workflowId: string, contactId: string): string {
    return [tx.workspaceId, 'contact', workflowId, contactId].join(':');
  }

  /** The database takes the same one when a run of the lane ends. */
  laneLock(tx: WorkspaceTransaction, { workflowId, key }: Lane): string {
    return [tx.workspaceId, 'rule', workflowId, key].join(':');
  }

  /** Whether a run began by this value within the last seconds. */
  async hasBegun(tx: WorkspaceTransaction, place: DedupPlace, seconds: number): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from runs where workspace_id = $1 and workflow_id = $2 and trigger_node = $3 and dedup_hash = $4
          and status <> 'skipped' and started_at > now() - make_interval(secs => $5) limit 1`,
      [tx.workspaceId, place.workflowId, place.triggerNode, place.hash, seconds],
    );
    return rows.length > 0;
  }

  async priorRuns(tx: WorkspaceTransaction, workflowId: string, contactId: string): Promise<PriorRuns> {
    const [row] = await tx.query<PriorRuns>(
      `select count(*) > 0 as any, coalesce(bool_or(ended_at is null), false) as running,
              max(started_at) as "lastStartedAt"
         from runs where workspace_id = $1 and workflow_id = $2 and contact_id = $3 and status <> 'skipped'`,
      [tx.workspaceId, workflowId, contactId],
    );
    return row ?? { any: false, running: false, lastStartedAt: null };
  }

  /** Whether a run of the lane is under way or waits for its turn. */
  async isTaken(tx: WorkspaceTransaction, lane: Lane): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from runs where workspace_id = $1 and workflow_id = $2 and rule_key = $3 and ended_at is null limit 1`,
      [tx.workspaceId, lane.workflowId, lane.key],
    );
    return rows.length > 0;
  }

  /** Whether a run of the lane is under way. */
  async isUnderWay(tx: WorkspaceTransaction, lane: Lane): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from runs where workspace_id = $1 and workflow_id = $2 and rule_key = $3 and ended_at is null
          and not held limit 1`,
      [tx.workspaceId, lane.workflowId, lane.key],
    );
    return rows.length > 0;
  }

  /**
   * Ends the runs of the lane that nobody has begun, and gives the ids of all others. Waits for nobody: a run that
   * somebody has in hand is one of the others.
   */
  async clear(tx: WorkspaceTransaction, lane: Lane): Promise<readonly string[]> {
    const parameters = [tx.workspaceId, lane.workflowId, lane.key];
    await tx.query(
      `update runs set status = 'cancelled', outcome = 'replaced', ended_at = now(), held = false,
                       start_pending = false, temporal_workflow_id = null
        where id in (select id from runs where workspace_id = $1 and workflow_id = $2 and rule_key = $3
                        and ended_at is null and (held or (start_pending and start_attempts = 0))
                        for no key update skip locked)`,
      parameters,
    );
    const rows = await tx.query<{ id: string }>(
      `select id from runs where workspace_id = $1 and workflow_id = $2 and rule_key = $3 and ended_at is null
        order by id`,
      parameters,
    );
    return rows.map(({ id }) => id);
  }

  /** Lets held runs begin whose lane is free, though nobody has said so. Gives their number. */
  async releaseStranded(tx: WorkspaceTransaction, limit: number): Promise<number> {
    const [row] = await tx.query<{ number: number }>(
      `select count(*) filter (where release_held_run($1, free.workflow_id, free.rule_key))::int as number
         from (select lane.* from (
                 select distinct h.workflow_id, h.rule_key from runs h
                  where h.workspace_id = $1 and h.held and h.status = 'queued' and h.ended_at is null
                    and h.rule_key is not null
                    and not exists (select 1 from runs r where r.workspace_id = $1 and r.workflow_id = h.workflow_id
                                       and r.rule_key = h.rule_key and r.ended_at is null and not r.held)
                  limit $2) as lane
                order by lane_lock($1, lane.workflow_id, lane.rule_key)) as free`,
      [tx.workspaceId, limit],
    );
    return row?.number ?? 0;
  }
}
