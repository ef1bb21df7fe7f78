import { DomainError } from '@flowkeep/contracts';
import type { Plan } from '@flowkeep/graph';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { PlanEntity } from './plan.entity.ts';

/** Compiled versions by hash. */
export class PlanRepository {
  /** The same hash means the same plan: putting it again changes nothing. */
  async put(tx: WorkspaceTransaction, plan: Plan): Promise<void> {
    await tx.query(`insert into plans (workspace_id, hash, plan) values ($1, $2, $3) on conflict do nothing`, [
      tx.workspaceId,
      plan.hash,
      JSON.stringify(plan),
    ]);
  }

  async get(tx: WorkspaceTransaction, hash: string): Promise<Plan> {
    const found = await tx.repository(PlanEntity).findOneBy({ workspaceId: tx.workspaceId, hash });
    if (found === null) throw new DomainError('not-found', 'There is no such plan.');
    return found.plan;
  }

  /** The plan of a workflow's live version; undefined where it has none. */
  async findLive(tx: WorkspaceTransaction, workflowId: string): Promise<Plan | undefined> {
    // An id comes from a drawing: what is no id is no workflow.
    const [row] = await tx.query<{ readonly plan: Plan }>(
      `select p.plan from workflows w
         join workflow_versions v on v.workflow_id = w.id and v.number = w.live_version
         join plans p on p.workspace_id = w.workspace_id and p.hash = v.plan_hash
        where w.workspace_id = $1 and w.id::text = $2 and w.archived_at is null`,
      [tx.workspaceId, workflowId],
    );
    return row?.plan;
  }
}
