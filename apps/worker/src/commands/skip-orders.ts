import { waysOut } from '@flowkeep/graph';
import {
  OperableRunRepository,
  PlanRepository,
  type RunOrderRequest,
  WorkflowVersionRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import type { CachedPlanSource } from '@flowkeep/temporal';

/** The step that many runs are to leave, and by which way out; null: by its first. */
interface LeftStep {
  readonly node: string;
  readonly port: string | null;
}

/** Makes of an order to skip a step in many runs the order to one of them. */
export class SkipOrders {
  private readonly runs = new OperableRunRepository();
  private readonly versions = new WorkflowVersionRepository();
  private readonly planRows = new PlanRepository();

  constructor(private readonly plans: CachedPlanSource) {}

  /** Null where the run does not stand there, or where the step has no such way out in the run's version. */
  async orderFor(
    tx: WorkspaceTransaction,
    runId: string,
    { node, port }: LeftStep,
  ): Promise<(RunOrderRequest & { readonly action: 'skip' }) | null> {
    const stepKey = await this.runs.stepAt(tx, runId, node);
    if (stepKey === null) return null;
    if (port !== null && !(await this.waysOutOf(tx, runId, node)).includes(port)) return null;
    return { action: 'skip', stepKey, port };
  }

  private async waysOutOf(tx: WorkspaceTransaction, runId: string, nodeId: string): Promise<readonly string[]> {
    const { workflowId, version } = await this.runs.get(tx, runId);
    const { planHash } = await this.versions.byNumber(tx, workflowId, version);
    const plan = await this.plans.plan(tx.workspaceId, planHash, () => this.planRows.get(tx, planHash));
    const node = plan.nodes.find(({ id }) => id === nodeId);
    return node === undefined ? [] : waysOut(node);
  }
}
