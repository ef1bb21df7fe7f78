import { DomainError, type RunStatus } from '@flowkeep/contracts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { LAST_PAUSE } from './last-pause.ts';
import type { RunCommand } from './run-action.ts';
import { STANDS_AT } from './stands-at.ts';

/** All that decides which orders a run can follow. */
export interface OperableRun {
  readonly id: string;
  readonly workflowId: string;
  readonly slug: string;
  readonly version: number;
  /** Number that a new run would take; null while nothing is live. */
  readonly liveVersion: number | null;
  readonly triggerNode: string;
  readonly subjectKeyRef: string;
  readonly status: RunStatus;
  readonly ended: boolean;
  /** Nobody has asked Temporal for it yet: it is ours alone. */
  readonly unstarted: boolean;
  /** Whoever starts it has not been heard to have started it. */
  readonly startPending: boolean;
  readonly temporalWorkflowId: string | null;
  readonly attempt: number;
  /** Whether it is known where it stood when it failed. */
  readonly hasSnapshot: boolean;
  /** Whether another run has the turn that only one run at a time may have, or is about to be tried again and have it. */
  readonly ruleTaken: boolean;
  /** Whether a provider may have done what the failed step asked for, and nobody can say. */
  readonly sendUnknown: boolean;
  /** The last order about standing still; the projection follows a little later. Null where there was none. */
  readonly lastPause: 'pause' | 'resume' | 'retry' | null;
  /** Orders that were given and are still to be delivered, oldest first. */
  readonly pending: readonly RunCommand['kind'][];
}

/** A step of a run, as far as orders ask for it. */
export interface OperableStep {
  readonly nodeId: string;
  /** Whether the run stands at it, or has failed with it. */
  readonly standsHere: boolean;
}

const COLUMNS = `r.id, r.workflow_id as "workflowId", w.slug, r.version, w.live_version as "liveVersion",
  r.trigger_node as "triggerNode", r.subject_key_ref as "subjectKeyRef", r.status, r.ended_at is not null as ended,
  (r.held or (r.start_pending and r.start_attempts = 0)) as unstarted, r.start_pending or r.held as "startPending",
  r.temporal_workflow_id as "temporalWorkflowId", r.attempt,
  exists (select 1 from run_snapshots n where n.run_id = r.id) as "hasSnapshot",
  r.status = 'failed' and r.rule_key is not null and (exists (
    select 1 from runs o where o.workspace_id = r.workspace_id and o.workflow_id = r.workflow_id
       and o.rule_key = r.rule_key and o.ended_at is null and not o.held) or exists (
    select 1 from run_commands c
     where c.workspace_id = r.workspace_id and c.run_id <> r.id
       and c.lane = lane_lock(r.workspace_id, r.workflow_id, r.rule_key))) as "ruleTaken",
  r.status = 'failed' and (coalesce(r.error ->> 'code', '') = 'outcome-unknown' or exists (
    select 1 from messages m join steps s on s.run_id = r.id and s.step_key = m.step_key
     where m.workspace_id = r.workspace_id and m.run_id = r.id
       and (m.status = 'unknown' and s.status in ('failed', 'cancelled')
         or m.status = 'queued' and m.call_started_at is not null and s.status = 'failed'))) as "sendUnknown",
  (${LAST_PAUSE} ->> 'kind') as "lastPause",
  array(select c.command ->> 'kind' from run_commands c where c.run_id = r.id and c.done_at is null
         order by c.created_at, c.id) as pending`;

/** Runs, as those who operate them ask for them. */
export class OperableRunRepository {
  /**
   * Holds the row until the transaction ends, so that two orders come one after the other. What only refers to the run
   * is not held up: an order from whoever wants its turn, say.
   */
  async lock(tx: WorkspaceTransaction, id: string): Promise<OperableRun> {
    const locked = await tx.query(`select id from runs where id = $1 and workspace_id = $2 for no key update`, [
      asId(id),
      tx.workspaceId,
    ]);
    if (locked.length === 0) throw noSuchRun();
    return this.get(tx, id);
  }

  async get(tx: WorkspaceTransaction, id: string): Promise<OperableRun> {
    const [row] = await tx.query<OperableRun>(
      `select ${COLUMNS} from runs r join workflows w on w.id = r.workflow_id where r.id = $1 and r.workspace_id = $2`,
      [asId(id), tx.workspaceId],
    );
    if (row === undefined) throw noSuchRun();
    return row;
  }

  /** Key of the step at which a run stands at a node, or with which it failed there; null where it is elsewhere. */
  async stepAt(tx: WorkspaceTransaction, runId: string, nodeId: string): Promise<string | null> {
    const [row] = await tx.query<{ key: string }>(
      `select s.step_key as key from steps s join runs r on r.id = s.run_id
        where s.workspace_id = $1 and s.run_id = $2 and s.node_id = $3 and ${STANDS_AT}
        order by s.ended_at nulls first, s.sequence desc limit 1`,
      [tx.workspaceId, runId, nodeId],
    );
    return row?.key ?? null;
  }

  /** Null where the run has no such step. */
  async step(tx: WorkspaceTransaction, runId: string, stepKey: string): Promise<OperableStep | null> {
    const [row] = await tx.query<OperableStep>(
      `select s.node_id as "nodeId", ${STANDS_AT} as "standsHere" from steps s join runs r on r.id = s.run_id
        where s.workspace_id = $1 and s.run_id = $2 and s.step_key = $3`,
      [tx.workspaceId, runId, stepKey],
    );
    return row ?? null;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function asId(id: string): string {
  if (!UUID.test(id)) throw noSuchRun();
  return id;
}

function noSuchRun(): DomainError {
  return new DomainError('not-found', 'There is no such run.');
}
