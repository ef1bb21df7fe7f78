import type { Plan } from '@flowkeep/graph';
import { PlanRepository, TransactionRunner } from '@flowkeep/persistence';
import type { FindPlan } from '@flowkeep/simulation';
import { Injectable } from '@nestjs/common';

/** Plans of the workflows that a simulated one calls: those as they are live. */
@Injectable()
export class LivePlans {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly plans: PlanRepository,
  ) {}

  /** Reads a workflow's plan when it is called first. A workflow that calls itself finds the plan that is tried. */
  finder(workspaceId: string, workflowId: string, tried: Plan): FindPlan {
    const known = new Map<string, Promise<Plan | undefined>>([[workflowId, Promise.resolve(tried)]]);
    return (id) => {
      const found = known.get(id) ?? this.read(workspaceId, id);
      known.set(id, found);
      return found;
    };
  }

  private read(workspaceId: string, workflowId: string): Promise<Plan | undefined> {
    return this.transactions.inWorkspace(workspaceId, (tx) => this.plans.findLive(tx, workflowId));
  }
}
