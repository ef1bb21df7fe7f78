import type { RunStatus } from '@flowkeep/contracts';
import { OPEN_OF_WORKFLOW } from '../runs/open-of-workflow.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** How many runs that have not ended stand at a node of a version. */
export interface StandingRuns {
  readonly nodeId: string;
  readonly version: number;
  readonly count: number;
  /** How many of them are at work there, rather than waiting. */
  readonly working: number;
}

/** A run that another one began. */
export interface ChildRun {
  readonly id: string;
  readonly status: RunStatus;
  readonly workflowId: string;
  readonly workflowName: string;
  readonly stepKey: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/** Most children that are shown with their parent. */
const MOST_CHILDREN = 100;

/** Where runs stand, and who began them. */
export class StandingRunRepository {
  /** By node and version. A run that has not begun stands at its trigger; one in several places counts at each. */
  async ofWorkflow(tx: WorkspaceTransaction, workflowId: string): Promise<readonly StandingRuns[]> {
    return tx.query<StandingRuns>(
      `select place.node_id as "nodeId", place.version, count(distinct place.run_id)::int as count,
              (count(distinct place.run_id) filter (where place.status in ('running', 'retrying')))::int as working
         -- "offset 0": the planner would rather read all steps there are.
         from (select r.id as run_id, r.version, coalesce(s.node_id, r.trigger_node) as node_id, s.status
                 from runs r left join lateral (
                   select node_id, status from steps where run_id = r.id and ended_at is null offset 0) s on true
                where r.workspace_id = $1 and r.workflow_id = $2 and ${OPEN_OF_WORKFLOW}) place
        group by place.node_id, place.version order by place.version desc, place.node_id`,
      [tx.workspaceId, workflowId],
    );
  }

  async open(tx: WorkspaceTransaction, workflowId: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `select count(*)::int as count from runs r
        where r.workspace_id = $1 and r.workflow_id = $2 and ${OPEN_OF_WORKFLOW}`,
      [tx.workspaceId, workflowId],
    );
    return row?.count ?? 0;
  }

  /** Runs that stand at one of these places at least. */
  async countAt(
    tx: WorkspaceTransaction,
    workflowId: string,
    places: readonly Pick<StandingRuns, 'nodeId' | 'version'>[],
  ): Promise<number> {
    if (places.length === 0) return 0;
    const [row] = await tx.query<{ count: number }>(
      // Whatever needs them in the order of their ids would rather go through all open runs there are.
      `select count(*)::int as count from runs r
        where r.workspace_id = $1 and r.workflow_id = $2 and ${OPEN_OF_WORKFLOW} and exists (
          select 1 from (
            select node_id from steps where run_id = r.id and ended_at is null
            union all
            select r.trigger_node where not exists (select 1 from steps where run_id = r.id and ended_at is null)) s
            join unnest($3::text[], $4::int[]) as p(node_id, version) on p.node_id = s.node_id and p.version = r.version)`,
      [tx.workspaceId, workflowId, places.map(({ nodeId }) => nodeId), places.map(({ version }) => version)],
    );
    return row?.count ?? 0;
  }

  /** Oldest first. */
  async childrenOf(tx: WorkspaceTransaction, runId: string): Promise<readonly ChildRun[]> {
    return tx.query<ChildRun>(
      `select r.id, r.status, r.workflow_id as "workflowId", w.name as "workflowName",
              coalesce(r.parent_step_key, '') as "stepKey", r.started_at as "startedAt", r.ended_at as "endedAt"
         -- By their parent first: the planner would rather look through all runs in the order of their times.
         from (select * from (
                 select id, status, workflow_id, parent_step_key, started_at, ended_at from runs
                  where workspace_id = $1 and parent_run_id = $2 offset 0) children
                order by started_at, id limit ${String(MOST_CHILDREN)}) r
         join workflows w on w.id = r.workflow_id
        order by r.started_at, r.id`,
      [tx.workspaceId, runId],
    );
  }
}
