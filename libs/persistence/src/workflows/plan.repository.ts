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
}
