import { DomainError, isJsonObject, type JsonObject } from '@flowkeep/contracts';
import { createEngine, ENGINE_VERSION, moveRun, reopenRun, type Retry, type RunState } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { controls } from '@flowkeep/nodes/controls';
import {
  type OperableRun,
  OperableRunRepository,
  PlanRepository,
  ReopenedRunRepository,
  RETRY_TRIGGER_SEAL,
  type RunCommand,
  RunSnapshotRepository,
  type SubjectKeys,
  type TransactionRunner,
  WorkflowRepository,
  WorkflowVersionRepository,
  WorkspaceSnapshotRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { type CachedPlanSource, type RunClient, runWorkflowId } from '@flowkeep/temporal';
import type { RunCarry, RunStart } from '@flowkeep/workflow-runtime/contract';
import type { RunLinks } from '../dispatch/run-links.ts';
import { UnheardOutcomes } from './unheard-outcomes.ts';

type RetryCommand = RunCommand & { readonly kind: 'retry' };

interface Prepared {
  readonly start: RunStart & { readonly carry: RunCarry };
  readonly slug: string;
  readonly workflowName: string;
}

/** Where a run stands in the version that it goes on with. */
interface Position {
  readonly plan: Plan;
  readonly planHash: string;
  readonly state: RunState;
}

/**
 * Lets failed runs go on from where they stood, as a new Temporal workflow of the same run. The run is opened in our
 * tables first; a delivery that is repeated finds that done and only starts what is not started.
 */
export class RunRestarter {
  private readonly operable = new OperableRunRepository();
  private readonly reopened = new ReopenedRunRepository();
  private readonly versions = new WorkflowVersionRepository();
  private readonly planRows = new PlanRepository();
  private readonly workflows = new WorkflowRepository();
  private readonly workspaces = new WorkspaceSnapshotRepository();
  private readonly snapshots: RunSnapshotRepository;
  private readonly unheard: UnheardOutcomes;

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly keys: SubjectKeys,
    private readonly plans: CachedPlanSource,
    private readonly links: RunLinks,
  ) {
    this.snapshots = new RunSnapshotRepository(keys);
    this.unheard = new UnheardOutcomes(keys);
  }

  /**
   * False where Temporal has not closed the last attempt yet: then it must be tried again a little later. An attempt that
   * is under way is left alone: an earlier delivery has begun it, and did not hear so. Throws a
   * `DomainError` that is not retryable where the run cannot go on; nothing has changed then.
   */
  async restart(workspaceId: string, run: OperableRun, command: RetryCommand, client: RunClient): Promise<boolean> {
    if (await isOpen(run, client)) return run.attempt >= command.attempt;
    const prepared = await this.transactions.inWorkspace(workspaceId, (tx) => this.prepare(tx, run.id, command));
    if (prepared === null) return true;
    const { start, slug, workflowName } = prepared;
    await client.restart(start, { slug, workflowName });
    return true;
  }

  /** Null where the attempt was made before and has ended. */
  private async prepare(tx: WorkspaceTransaction, runId: string, command: RetryCommand): Promise<Prepared | null> {
    const run = await this.operable.lock(tx, runId);
    if (run.attempt > command.attempt || (run.attempt === command.attempt && run.ended)) return null;
    const position = await this.positionOf(tx, run, command);
    const retry = await this.retryOf(tx, run, command);
    const isOpened = run.attempt === command.attempt;
    const mayRepeat = command.evenIfUnknown === true;
    const stood = await this.unheard.settle(tx, { ...run, ...position, mayRepeat, isOpened });
    const { state, commands, reports } = reopenRun(createEngine(position.plan, controls), stood, retry, Date.now());
    const { name: workflowName, slug } = await this.workflows.labelOf(tx, run.workflowId);
    await this.reopened.reopen(tx, runId, {
      attempt: command.attempt,
      version: command.version,
      temporalWorkflowId: runWorkflowId(slug, run.subjectKeyRef, runId),
      waits: Object.entries(state.active).flatMap(([key, { kind }]) => (kind === 'waiting' ? [key] : [])),
    });
    const start = await this.startOf(tx, run, command, position, state);
    return { start: { ...start, carry: { state, commands, reports } }, slug, workflowName };
  }

  private async positionOf(
    tx: WorkspaceTransaction,
    run: OperableRun,
    { fromVersion, version, mapping = {} }: RetryCommand,
  ): Promise<Position> {
    const kept = await this.snapshots.find(tx, run.id, run.subjectKeyRef);
    if (kept === null) throw new DomainError('conflict', 'Nothing is known any more of where the run stood.');
    const state = kept as unknown as RunState;
    const [from, to] = [await this.planOf(tx, run, fromVersion), await this.planOf(tx, run, version)];
    if (from.planHash === to.planHash) return { ...to, state };
    const moved = moveRun(state, from.plan, to.plan, mapping);
    if (moved.ok) return { ...to, state: moved.state };
    const reasons = moved.stuck.map(({ title, reason }) => `${title}: ${reason}`).join(' ');
    throw new DomainError('conflict', `The run cannot go on in version ${String(version)}. ${reasons}`);
  }

  private async planOf(tx: WorkspaceTransaction, run: OperableRun, version: number) {
    const { planHash } = await this.versions.byNumber(tx, run.workflowId, version);
    const plan = await this.plans.plan(tx.workspaceId, planHash, () => this.planRows.get(tx, planHash));
    return { planHash, plan };
  }

  private async retryOf(tx: WorkspaceTransaction, run: OperableRun, command: RetryCommand): Promise<Retry> {
    const trigger = await this.triggerOf(tx, run, command);
    const { skip } = command;
    return {
      ...(trigger === null ? {} : { trigger }),
      ...(skip === null ? {} : { stepKey: skip.stepKey, skip: true }),
      ...(skip?.port == null ? {} : { port: skip.port }),
    };
  }

  private async triggerOf(
    tx: WorkspaceTransaction,
    { subjectKeyRef }: OperableRun,
    { sealedTrigger }: RetryCommand,
  ): Promise<JsonObject | null> {
    if (sealedTrigger === null || sealedTrigger === undefined) return null;
    const sealed = Buffer.from(sealedTrigger, 'base64');
    const opened = await this.keys.open(tx, subjectKeyRef, RETRY_TRIGGER_SEAL, sealed);
    if (typeof opened === 'object' && isJsonObject(opened)) return opened;
    throw new DomainError('data-erased', 'The person of this run was erased, so it cannot go on.');
  }

  private async startOf(
    tx: WorkspaceTransaction,
    run: OperableRun,
    { version }: RetryCommand,
    { planHash }: Position,
    state: RunState,
  ): Promise<RunStart> {
    const workspace = await this.workspaces.get(tx);
    const slug = await this.workspaces.slug(tx);
    return {
      v: 1,
      engineVersion: ENGINE_VERSION,
      workspaceId: tx.workspaceId,
      runId: run.id,
      workflowId: run.workflowId,
      version,
      planHash,
      subjectKeyRef: run.subjectKeyRef,
      triggerNode: state.triggerNode,
      // What the run began with is in its state: it need not travel twice.
      trigger: {},
      contact: null,
      workspace,
      runUrl: this.links.runUrl(slug, run.id),
    };
  }
}

async function isOpen({ temporalWorkflowId }: OperableRun, client: RunClient): Promise<boolean> {
  return temporalWorkflowId !== null && (await client.standing(temporalWorkflowId)) === 'open';
}
