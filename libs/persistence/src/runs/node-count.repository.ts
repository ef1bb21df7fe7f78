import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { OPEN_OF_WORKFLOW } from './open-of-workflow.ts';

/** How many steps are or were at a node. */
export interface NodeCount {
  readonly nodeId: string;
  readonly waiting: number;
  readonly running: number;
  readonly done: number;
  readonly failed: number;
}

export interface NodeCounts {
  readonly counts: readonly NodeCount[];
  /** Whether there are more runs than were looked at for steps that have ended. */
  readonly latestOnly: boolean;
}

/** Steps that have ended are counted over so many runs at most, the latest ones. */
const COUNTED_RUNS = 10_000;

/** How runs pass a drawing. */
export class NodeCountRepository {
  /**
   * Of all runs of a workflow, or of the runs of one version of it: of those that are under way every step that waits or
   * works, and of the latest 10,000 every step that has ended.
   */
  async ofWorkflow(tx: WorkspaceTransaction, workflowId: string, version: number | null): Promise<NodeCounts> {
    const rows = await tx.query<NodeCount & { readonly runs: number }>(
      `with latest as materialized (
         select r.id, r.version from runs r
          where r.workspace_id = $1 and r.workflow_id = $2
          order by r.started_at desc, r.id desc limit $4),
       counted as (
         -- "offset 0" keeps them apart: the planner would rather read all steps there are.
         select s.node_id, s.status from latest cross join lateral (
           select node_id, status from steps where run_id = latest.id and ended_at is not null offset 0) s
          where $3::int is null or latest.version = $3::int
         union all
         select s.node_id, s.status from runs r cross join lateral (
           select node_id, status from steps where run_id = r.id and ended_at is null offset 0) s
          where r.workspace_id = $1 and r.workflow_id = $2 and ${OPEN_OF_WORKFLOW}
            and ($3::int is null or r.version = $3::int))
       select node_id as "nodeId",
              (count(*) filter (where status = 'waiting'))::int as waiting,
              (count(*) filter (where status in ('running', 'retrying')))::int as running,
              (count(*) filter (where status = 'done'))::int as done,
              (count(*) filter (where status = 'failed'))::int as failed,
              (select count(*) from latest)::int as runs
         from counted group by node_id order by node_id`,
      [tx.workspaceId, workflowId, version, COUNTED_RUNS + 1],
    );
    const counts = rows.map(({ runs: _runs, ...count }) => count);
    return { counts, latestOnly: rows.some(({ runs }) => runs > COUNTED_RUNS) };
  }
}
