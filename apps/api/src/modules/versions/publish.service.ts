import type { Graph, Plan } from '@flowkeep/graph';
import {
  type Actor,
  AuditRepository,
  DraftOperationRepository,
  LiveNotifier,
  PlanRepository,
  SimulationRepository,
  TransactionRunner,
  type WorkflowEntity,
  WorkflowRepository,
  WorkflowVersionRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import { runSimulations } from '../simulations/run-simulations.ts';
import { SimulationFailedError } from '../simulations/simulation-failed.ts';
import { assertRevision } from '../workflows/draft.service.ts';
import { LivePlans } from '../workflows/live-plans.ts';
import { WorkflowCompiler } from '../workflows/workflow-compiler.ts';
import { RunMovesService } from './run-moves.service.ts';
import { TriggerRefresh } from './trigger-refresh.ts';
import type { PublishedDto, PublishRunsDto } from './version.dto.ts';

/** What is published: the draft at a revision, or an old version once more. */
export type PublishSource =
  { readonly kind: 'draft'; readonly revision: number } | { readonly kind: 'version'; readonly number: number };

export interface PublishRequest {
  readonly workflowId: string;
  readonly source: PublishSource;
  readonly note: string;
  /** What becomes of runs of other versions. */
  readonly runs?: PublishRunsDto;
  readonly evenIfSimulationsFail?: boolean;
}

/** Publishes drawings as immutable versions. */
@Injectable()
export class PublishService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workflows: WorkflowRepository,
    private readonly operations: DraftOperationRepository,
    private readonly versions: WorkflowVersionRepository,
    private readonly plans: PlanRepository,
    private readonly simulations: SimulationRepository,
    private readonly compiler: WorkflowCompiler,
    private readonly live: LivePlans,
    private readonly triggers: TriggerRefresh,
    private readonly moves: RunMovesService,
    private readonly audit: AuditRepository,
    private readonly notifier: LiveNotifier,
  ) {}

  /**
   * Gives the number of the live version. Publishing a revision that is live already changes nothing and gives the
   * same number, so a lost answer may be asked for again. Throws `simulation-failed` where a saved simulation fails.
   */
  async publish(workspaceId: string, request: PublishRequest, actor: Actor): Promise<PublishedDto> {
    if (request.evenIfSimulationsFail !== true) await this.simulate(workspaceId, request);
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const workflow = await this.workflows.lock(tx, request.workflowId);
      const graph = await this.drawingOf(tx, workflow, request.source);
      const { plan, warnings } = await this.compiler.compile(tx, workflow.id, graph);
      const live = await this.liveAlready(tx, workflow, request.source, plan);
      if (live !== null) return { version: live, warnings: [], stuck: [], operationId: null };
      const revision = await this.revisionOf(tx, workflow, graph, request.source, actor);
      const version = await this.insertVersion(tx, workflow.id, graph, plan, request.note, actor);
      await this.triggers.refresh(tx, workflow.id, plan);
      await this.workflows.markPublished(tx, workflow.id, revision, version);
      const then = request.runs ?? { then: 'keep' as const };
      const { operationId, stuck } = await this.moves.begin(
        tx,
        { workflowId: workflow.id, version, plan },
        then,
        actor,
      );
      await this.tell(tx, workflow.id, version, then, actor);
      return { version, warnings: [...warnings] as PublishedDto['warnings'], stuck: [...stuck], operationId };
    });
  }

  /** Outside of the publishing transaction: nobody waits for a row meanwhile. */
  private async simulate(workspaceId: string, { workflowId, source }: PublishRequest): Promise<void> {
    const tried = await this.transactions.inWorkspace(workspaceId, async (tx) => {
      const workflow = await this.workflows.get(tx, workflowId);
      const saved = await this.simulations.ofWorkflow(tx, workflow.id);
      if (saved.length === 0) return null;
      const graph = await this.drawingOf(tx, workflow, source);
      const { plan } = await this.compiler.compile(tx, workflow.id, graph);
      return (await this.liveAlready(tx, workflow, source, plan)) === null ? { saved, graph, plan } : null;
    });
    if (tried === null) return;
    const { plan, graph, saved } = tried;
    const findPlan = this.live.finder(workspaceId, workflowId, plan);
    const verdicts = await runSimulations({ plan, graph, findPlan }, saved);
    if (verdicts.some(({ passed }) => !passed)) throw new SimulationFailedError(verdicts);
  }

  /** Throws `conflict` where the draft has moved on. */
  private async drawingOf(tx: WorkspaceTransaction, workflow: WorkflowEntity, source: PublishSource): Promise<Graph> {
    if (source.kind === 'version') return (await this.versions.byNumber(tx, workflow.id, source.number)).graph;
    assertRevision(workflow, source.revision);
    return workflow.draft;
  }

  /** The revision that is published: an old version becomes the draft first. */
  private async revisionOf(
    tx: WorkspaceTransaction,
    workflow: WorkflowEntity,
    graph: Graph,
    source: PublishSource,
    actor: Actor,
  ): Promise<number> {
    if (source.kind === 'draft') return source.revision;
    const revision = workflow.draftRevision + 1;
    await this.workflows.saveDraft(tx, workflow.id, graph, revision);
    const operations = [{ kind: 'replaceGraph', graph }] as const;
    await this.operations.append(tx, workflow.id, workflow.draftRevision, operations, actor.id);
    return revision;
  }

  private async insertVersion(
    tx: WorkspaceTransaction,
    workflowId: string,
    graph: Graph,
    plan: Plan,
    note: string,
    actor: Actor,
  ): Promise<number> {
    await this.plans.put(tx, plan);
    const publishedBy = actor.kind === 'member' ? actor.id : null;
    return this.versions.insert(tx, { workflowId, graph, planHash: plan.hash, note, publishedBy });
  }

  private async tell(
    tx: WorkspaceTransaction,
    workflowId: string,
    version: number,
    { then }: PublishRunsDto,
    actor: Actor,
  ): Promise<void> {
    const subject = { kind: 'workflow', id: workflowId };
    await this.audit.write(tx, { actor, action: 'workflow.published', subject, detail: { version, runs: then } });
    await this.notifier.changed(tx, 'workflow', workflowId);
  }

  /** The live version where it is what is to be published: drawn the same, with the same of the workflows it takes in. */
  private async liveAlready(
    tx: WorkspaceTransaction,
    { id, publishedRevision, liveVersion, draftRevision }: WorkflowEntity,
    source: PublishSource,
    plan: Plan,
  ): Promise<number | null> {
    const isUnchanged = source.kind === 'draft' && source.revision === draftRevision;
    if (!isUnchanged || publishedRevision !== source.revision || liveVersion === null) return null;
    const { planHash } = await this.versions.byNumber(tx, id, liveVersion);
    return planHash === plan.hash ? liveVersion : null;
  }
}
