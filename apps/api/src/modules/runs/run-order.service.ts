import { DomainError } from '@flowkeep/contracts';
import { type Plan, waysOut } from '@flowkeep/graph';
import {
  type Actor,
  AuditRepository,
  type NodeMapping,
  type OperableRun,
  OperableRunRepository,
  PlanRepository,
  RETRY_TRIGGER_SEAL,
  type RunOrderRequest,
  RunOrders,
  SubjectKeys,
  TransactionRunner,
  WorkflowVersionRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import { assertMapping } from '../versions/node-mapping.ts';
import { assertWayOut } from './assert-way-out.ts';
import type { RetryRunDto, RunOrderDto, SkipStepDto } from './run-order.dto.ts';

/** What the audit trail calls each order. */
const AUDIT_ACTIONS = {
  pause: 'run.paused',
  resume: 'run.resumed',
  cancel: 'run.cancelled',
  retry: 'run.retried',
  skip: 'run.step-skipped',
  move: 'run.moved',
} as const satisfies Record<RunOrderRequest['action'], string>;

/** Orders to single runs: the order and its audit entry are one transaction. */
@Injectable()
export class RunOrderService {
  private readonly orders = new RunOrders();
  private readonly operable = new OperableRunRepository();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly keys: SubjectKeys,
    private readonly versions: WorkflowVersionRepository,
    private readonly plans: PlanRepository,
    private readonly audit: AuditRepository,
  ) {}

  async give(workspaceId: string, runId: string, order: RunOrderRequest, actor: Actor): Promise<RunOrderDto> {
    return this.transactions.inWorkspace(workspaceId, (tx) => this.follow(tx, runId, order, actor));
  }

  async retry(
    workspaceId: string,
    runId: string,
    { trigger, version = 'same', evenIfUnknown = false, mapping = {} }: RetryRunDto,
    actor: Actor,
  ): Promise<RunOrderDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const run = await this.operable.get(tx, runId);
      const { subjectKeyRef } = run;
      await this.assertPlaces(tx, run, version, mapping);
      const sealed =
        trigger === undefined ? null : await this.keys.seal(tx, subjectKeyRef, RETRY_TRIGGER_SEAL, { ...trigger });
      const sealedTrigger = sealed?.toString('base64') ?? null;
      return this.follow(tx, runId, { action: 'retry', version, sealedTrigger, evenIfUnknown, mapping }, actor);
    });
  }

  async skip(workspaceId: string, runId: string, { stepKey, port }: SkipStepDto, actor: Actor): Promise<RunOrderDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.assertSkippable(tx, runId, stepKey, port ?? null);
      return this.follow(tx, runId, { action: 'skip', stepKey, port: port ?? null }, actor);
    });
  }

  private async follow(
    tx: WorkspaceTransaction,
    runId: string,
    order: RunOrderRequest,
    actor: Actor,
  ): Promise<RunOrderDto> {
    const receipt = await this.orders.give(tx, runId, order);
    const detail = order.action === 'skip' ? { stepKey: order.stepKey } : {};
    const subject = { kind: 'run', id: runId };
    await this.audit.write(tx, { actor, action: AUDIT_ACTIONS[order.action], subject, detail });
    return { ...receipt };
  }

  private async assertSkippable(
    tx: WorkspaceTransaction,
    runId: string,
    stepKey: string,
    port: string | null,
  ): Promise<void> {
    const run = await this.operable.get(tx, runId);
    const step = await this.operable.step(tx, run.id, stepKey);
    if (step === null) throw new DomainError('not-found', 'The run has no such step.');
    if (!step.standsHere)
      throw new DomainError('conflict', 'The run has left this step already. Load it again to see where it is.');
    if (port === null) return;
    const node = (await this.planOf(tx, run, run.version)).nodes.find(({ id }) => id === step.nodeId);
    assertWayOut(node === undefined ? [] : waysOut(node), port, 'port');
  }

  private async assertPlaces(
    tx: WorkspaceTransaction,
    run: OperableRun,
    version: 'same' | 'newest',
    mapping: NodeMapping,
  ): Promise<void> {
    if (Object.keys(mapping).length === 0) return;
    if (version === 'same') throw new DomainError('invalid-input', 'On the same version no step needs another place.');
    // Where nothing is live, the order itself is refused.
    if (run.liveVersion !== null) assertMapping(await this.planOf(tx, run, run.liveVersion), mapping, 'mapping');
  }

  private async planOf(tx: WorkspaceTransaction, { workflowId }: OperableRun, version: number): Promise<Plan> {
    const { planHash } = await this.versions.byNumber(tx, workflowId, version);
    return this.plans.get(tx, planHash);
  }
}
