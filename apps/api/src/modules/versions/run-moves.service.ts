import { isDeepStrictEqual } from 'node:util';
import type { Plan } from '@flowkeep/graph';
import {
  type Actor,
  type BulkOperation,
  BulkOperationRepository,
  EVERY_RUN,
  type NodeMapping,
  PlanRepository,
  StandingRunRepository,
  type StandingRuns,
  TransactionRunner,
  WorkflowRepository,
  WorkflowVersionRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import { titleInPlan } from '../workflows/step-title.ts';
import { WorkflowCompiler } from '../workflows/workflow-compiler.ts';
import { checkMove, type MoveCheck } from './move-check.ts';
import { assertMapping } from './node-mapping.ts';
import type { MoveCheckResultDto, PublishRunsDto, StuckDto, WaitingDto } from './version.dto.ts';

/** Operations among which one that is under way is looked for. */
const NEWEST = 100;

/** What came of asking something of runs of older versions. */
export interface BegunMove {
  readonly operationId: string | null;
  /** Whether it was ordered now, rather than under way already. */
  readonly isNew: boolean;
  /** Where runs stand that cannot follow. */
  readonly stuck: readonly StuckDto[];
}

/** What becomes of the runs of older versions when a new one is published. */
@Injectable()
export class RunMovesService {
  private readonly standing = new StandingRunRepository();
  private readonly operations = new BulkOperationRepository();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workflows: WorkflowRepository,
    private readonly versions: WorkflowVersionRepository,
    private readonly plans: PlanRepository,
    private readonly compiler: WorkflowCompiler,
  ) {}

  /** Where the runs of a workflow stand, by node and version. */
  async waiting(workspaceId: string, workflowId: string): Promise<WaitingDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const { id } = await this.workflows.get(tx, workflowId);
      const standing = await this.standing.ofWorkflow(tx, id);
      const plans = await this.plansOf(tx, id, standing);
      const nodes = standing.map(({ nodeId, version, count }) => {
        return { nodeId, title: titleInPlan(plans.get(version), nodeId), version, count };
      });
      return { total: await this.standing.open(tx, id), nodes };
    });
  }

  /**
   * Which runs could move to a version, were it published once more; to the draft where it is null. Throws
   * `invalid-graph` where that cannot be published at all.
   */
  async check(
    workspaceId: string,
    workflowId: string,
    version: number | null,
    mapping: NodeMapping,
  ): Promise<MoveCheckResultDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const { id, draft } = await this.workflows.get(tx, workflowId);
      const graph = version === null ? draft : (await this.versions.byNumber(tx, id, version)).graph;
      const { plan } = await this.compiler.compile(tx, id, graph);
      assertMapping(plan, mapping, 'mapping');
      const { stuck, places } = await this.hold(tx, id, plan, mapping);
      const [open, held] = [await this.standing.open(tx, id), await this.standing.countAt(tx, id, places)];
      return { movable: open - held, stuck: [...stuck] };
    });
  }

  /**
   * Orders it of every run of another version than the new one; none is told twice to end, so that whoever publishes
   * again cuts nothing off. Where the same is under way already, that is given.
   */
  async begin(
    tx: WorkspaceTransaction,
    published: { readonly workflowId: string; readonly version: number; readonly plan: Plan },
    { then, mapping = {} }: PublishRunsDto,
    actor: Actor,
  ): Promise<BegunMove> {
    if (then === 'keep') return { operationId: null, isNew: false, stuck: [] };
    const { workflowId, version, plan } = published;
    assertMapping(plan, mapping, 'runs.mapping');
    const stuck = then === 'move' ? (await this.hold(tx, workflowId, plan, mapping)).stuck : [];
    const action = then === 'move' ? 'move' : 'cancel';
    const others = { ...EVERY_RUN, workflowId, notVersion: version };
    const filter = then === 'move' ? others : { ...others, notCancelled: true as const };
    const options = then === 'move' ? { toVersion: version, mapping } : {};
    await this.workflows.lockWithRuns(tx, workflowId);
    const underWay = await this.underWay(tx, { action, filter, options });
    if (underWay !== null) return { operationId: underWay, isNew: false, stuck };
    const total = await this.operations.count(tx, action, filter);
    if (total === 0) return { operationId: null, isNew: false, stuck };
    const requestedBy = actor.kind === 'member' ? actor.id : null;
    const operationId = await this.operations.insert(tx, { action, filter, options, requestedBy, total });
    return { operationId, isNew: true, stuck };
  }

  /** The newest ones are enough: who asks again does so soon. */
  private async underWay(
    tx: WorkspaceTransaction,
    asked: Pick<BulkOperation, 'action' | 'filter' | 'options'>,
  ): Promise<string | null> {
    const { items } = await this.operations.list(tx, NEWEST, null);
    const same = items.find(
      ({ status, action, filter, options }) =>
        status === 'running' && isDeepStrictEqual({ action, filter, options }, asked),
    );
    return same?.id ?? null;
  }

  private async hold(tx: WorkspaceTransaction, workflowId: string, to: Plan, mapping: NodeMapping): Promise<MoveCheck> {
    const standing = await this.standing.ofWorkflow(tx, workflowId);
    return checkMove(standing, await this.plansOf(tx, workflowId, standing), to, mapping);
  }

  private async plansOf(
    tx: WorkspaceTransaction,
    workflowId: string,
    standing: readonly StandingRuns[],
  ): Promise<ReadonlyMap<number, Plan>> {
    const plans = new Map<number, Plan>();
    for (const number of new Set(standing.map(({ version }) => version))) {
      const { planHash } = await this.versions.byNumber(tx, workflowId, number);
      plans.set(number, await this.plans.get(tx, planHash));
    }
    return plans;
  }
}
