import type { RunStatus, StepError } from '@flowkeep/contracts';
import { LiveNotifier, RUNS_ARRIVED, WORK_CHANNEL } from '../notifications.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** A run as it enters the tables: still to be started, kept back, or ended already. */
export interface BegunRun {
  readonly id: string;
  readonly workflowId: string;
  readonly version: number;
  readonly eventId: string;
  readonly triggerNode: string;
  readonly contactId: string | null;
  readonly subjectKeyRef: string;
  /** Null for a run that Temporal never hears of. */
  readonly temporalWorkflowId: string | null;
  readonly status: RunStatus;
  readonly error: StepError | null;
  readonly currentNode: string | null;
  /** Why it ended as it did: a fixed word or the id of a goal. */
  readonly outcome: string | null;
  /** What only one run at a time may have, hashed; null where there is no such rule. */
  readonly ruleKey: string | null;
  /** Whether it waits for another run of its rule to end. */
  readonly held: boolean;
  /** Whether its workflow is paused: it is started when that goes on. */
  readonly paused: boolean;
  /** What its trigger knows the event by, hashed; null where it takes every event. */
  readonly dedupHash: string | null;
  /** The run and the step of it that begin this one; null for a run of its own. */
  readonly parent: { readonly runId: string; readonly stepKey: string } | null;
  /** Whether somebody is to be told that it has ended. */
  readonly endPending: boolean;
  /** How many runs have led to it, one through another. */
  readonly hops: number;
}

const INSERT_RUNS = `
  insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, contact_id, subject_key_ref,
                    temporal_workflow_id, status, error, outcome, rule_key, held, start_pending, start_available_at,
                    started_at, ended_at, dedup_hash, end_pending, parent_run_id, parent_step_key, current_node, hops)
  select r.id, $1, r.workflow_id, r.version, r.event_id, r.trigger_node, r.contact_id, r.ref, r.temporal_id,
         r.status, r.error::jsonb, r.outcome, r.rule_key, r.held, r.to_start,
         case when r.later then 'infinity' else now() end, now() + r.place * interval '1 microsecond',
         case when not r.open then clock_timestamp() end, r.dedup_hash, r.end_pending,
         r.parent_run, r.parent_step, r.current_node, r.hops
    from unnest($2::uuid[], $3::uuid[], $4::int[], $5::uuid[], $6::text[], $7::uuid[], $8::text[], $9::text[],
                $10::text[], $11::text[], $12::text[], $13::text[], $14::bool[], $15::bool[], $16::bool[],
                $17::bool[], $18::text[], $19::bool[], $20::uuid[], $21::text[], $22::text[],
                $23::smallint[]) with ordinality
         as r(id, workflow_id, version, event_id, trigger_node, contact_id, ref, temporal_id, status, error,
              outcome, rule_key, held, to_start, later, open, dedup_hash, end_pending,
              parent_run, parent_step, current_node, hops, place)
  on conflict do nothing
  returning id, case when start_pending then pg_notify('${WORK_CHANNEL}', '${RUNS_ARRIVED}') end`;

const ENDED: readonly RunStatus[] = ['completed', 'failed', 'cancelled', 'skipped'];

/** Runs written many at a time. */
export class RunBatchRepository {
  private readonly live = new LiveNotifier();

  /** Gives the ids of those that are new: what an event began before stays as it is. Their order is kept. */
  async insertRuns(tx: WorkspaceTransaction, runs: readonly BegunRun[]): Promise<ReadonlySet<string>> {
    const newest = runs.at(-1);
    if (newest === undefined) return new Set();
    const column = <Value>(of: (run: BegunRun) => Value): Value[] => runs.map(of);
    const rows = await tx.query<{ id: string }>(INSERT_RUNS, [
      tx.workspaceId,
      column(({ id }) => id),
      column(({ workflowId }) => workflowId),
      column(({ version }) => version),
      column(({ eventId }) => eventId),
      column(({ triggerNode }) => triggerNode),
      column(({ contactId }) => contactId),
      column(({ subjectKeyRef }) => subjectKeyRef),
      column(({ temporalWorkflowId }) => temporalWorkflowId),
      column(({ status }) => status),
      column(({ error }) => (error === null ? null : JSON.stringify(error))),
      column(({ outcome }) => outcome),
      column(({ ruleKey }) => ruleKey),
      column(({ held }) => held),
      column(({ status, held }) => !held && !ENDED.includes(status)),
      column(({ paused, held }) => paused || held),
      column(({ status }) => !ENDED.includes(status)),
      column(({ dedupHash }) => dedupHash),
      column(({ endPending }) => endPending),
      column(({ parent }) => parent?.runId ?? null),
      column(({ parent }) => parent?.stepKey ?? null),
      column(({ currentNode }) => currentNode),
      column(({ hops }) => hops),
    ]);
    await this.live.changed(tx, 'run', newest.id);
    return new Set(rows.map(({ id }) => id));
  }
}
