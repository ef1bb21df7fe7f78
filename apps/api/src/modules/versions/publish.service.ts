import { isDeepStrictEqual } from 'node:util';
import { DomainError, type JsonObject } from '@flowkeep/contracts';
import type { Graph, Plan } from '@flowkeep/graph';
import {
  type Actor,
  AuditRepository,
  DraftOperationRepository,
  LiveNotifier,
  PipelineRepository,
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
import { type CompiledWorkflow, WorkflowCompiler } from '../workflows/workflow-compiler.ts';
import { InvalidGraphError } from './invalid-graph.ts';
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

interface LiveVersion {
  readonly version: number;
  readonly planHash: string;
}

/** What publishing changes; `compiled` is null where it is live already. */
type Change = { readonly graph: Graph } & (
  | { readonly live: LiveVersion | null; readonly compiled: CompiledWorkflow }
  | { readonly live: LiveVersion; readonly compiled: null }
);

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
   * Gives the number of the live version. Publishing what is live already, the draft or an old version, publishes nothing
   * and gives the same number, so a lost answer may be asked for again; what is to become of runs of older versions is
   * done all the same. Throws `simulation-failed` where a saved simulation fails, and `conflict` where what they tried is no longer
   * what would be published.
   */
  async publish(workspaceId: string, request: PublishRequest, actor: Actor): Promise<PublishedDto> {
    const tried = request.evenIfSimulationsFail === true ? null : await this.simulate(workspaceId, request);
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const workflow = await this.workflows.lock(tx, request.workflowId);
      const change = await this.changeOf(tx, workflow, request.source);
      const then = request.runs ?? { then: 'keep' as const };
      if (change.compiled === null) return this.stay(tx, { workflowId: workflow.id, ...change.live }, then, actor);
      const { graph, compiled } = change;
      const { plan, warnings } = compiled;
      assertTried(plan, tried);
      const revision = await this.revisionOf(tx, workflow, graph, request.source, actor);
      const version = await this.insertVersion(tx, workflow.id, graph, plan, request.note, actor);
      await this.triggers.refresh(tx, workflow.id, plan);
      await this.workflows.markPublished(tx, workflow.id, revision, version);
      const { operationId, stuck } = await this.moves.begin(
        tx,
        { workflowId: workflow.id, version, plan },
        then,
        actor,
      );
      await this.tell(tx, workflow.id, 'workflow.published', { version, runs: then.then }, actor);
      return { version, warnings: [...warnings] as PublishedDto['warnings'], stuck: [...stuck], operationId };
    });
  }

  /** Nothing is published; runs of older versions are told what is asked. */
  private async stay(
    tx: WorkspaceTransaction,
    { workflowId, version, planHash }: LiveVersion & { readonly workflowId: string },
    then: PublishRunsDto,
    actor: Actor,
  ): Promise<PublishedDto> {
    if (then.then === 'keep') return { version, warnings: [], stuck: [], operationId: null };
    const action = then.then === 'move' ? 'workflow.runs-moved' : 'workflow.runs-ended';
    const plan = await this.plans.get(tx, planHash);
    const { operationId, isNew, stuck } = await this.moves.begin(tx, { workflowId, version, plan }, then, actor);
    if (isNew) await this.tell(tx, workflowId, action, { version, operationId }, actor);
    return { version, warnings: [], stuck: [...stuck], operationId };
  }

  /**
   * Outside of the publishing transaction: nobody waits for a row meanwhile. Gives the hash of the plan that may go live,
   * or is live; null where there is nothing to try it by.
   */
  private async simulate(workspaceId: string, { workflowId, source }: PublishRequest): Promise<string | null> {
    const found = await this.transactions.inWorkspace(workspaceId, async (tx) => {
      const workflow = await this.workflows.get(tx, workflowId);
      const saved = await this.simulations.ofWorkflow(tx, workflow.id);
      if (saved.length === 0) return null;
      const pipelines = await new PipelineRepository().list(tx);
      return { saved, pipelines, ...(await this.changeOf(tx, workflow, source)) };
    });
    if (found === null) return null;
    if (found.compiled === null) return found.live.planHash;
    const { saved, graph, pipelines } = found;
    const { plan } = found.compiled;
    const findPlan = this.live.finder(workspaceId, workflowId, plan);
    const verdicts = await runSimulations({ plan, graph, findPlan, pipelines }, saved);
    if (verdicts.some(({ passed }) => !passed)) throw new SimulationFailedError(verdicts);
    return plan.hash;
  }

  /** Throws `conflict` where the draft has moved on, and `invalid-graph` where it is not live and cannot be. */
  private async changeOf(tx: WorkspaceTransaction, workflow: WorkflowEntity, source: PublishSource): Promise<Change> {
    const graph = await this.drawingOf(tx, workflow, source);
    const live = await this.liveOf(tx, workflow, source, graph);
    try {
      const compiled = await this.compiler.compile(tx, workflow.id, graph);
      return live?.planHash === compiled.plan.hash ? { graph, live, compiled: null } : { graph, live, compiled };
    } catch (thrown) {
      // What it calls may be gone by now: what is live stays so.
      if (live === null || !(thrown instanceof InvalidGraphError)) throw thrown;
      return { graph, live, compiled: null };
    }
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
    action: string,
    detail: JsonObject,
    actor: Actor,
  ): Promise<void> {
    await this.audit.write(tx, { actor, action, subject: { kind: 'workflow', id: workflowId }, detail });
    await this.notifier.changed(tx, 'workflow', workflowId);
  }

  /**
   * The live version where it was drawn as what is to be published; what it takes in may have changed since. An old
   * version that takes the place of unpublished changes is a change itself.
   */
  private async liveOf(
    tx: WorkspaceTransaction,
    { id, draftRevision, publishedRevision, liveVersion }: WorkflowEntity,
    source: PublishSource,
    graph: Graph,
  ): Promise<LiveVersion | null> {
    const revision = source.kind === 'draft' ? source.revision : draftRevision;
    if (publishedRevision !== revision || liveVersion === null) return null;
    const live = await this.versions.byNumber(tx, id, liveVersion);
    if (source.kind === 'version' && !isDeepStrictEqual(live.graph, graph)) return null;
    return { version: liveVersion, planHash: live.planHash };
  }
}

function assertTried(plan: Plan, tried: string | null): void {
  if (tried === null || tried === plan.hash) return;
  throw new DomainError(
    'conflict',
    'A workflow that this one calls was published in the meantime, so the simulations tried something else. Publish again.',
  );
}
