import { compileGraph, type Graph, type Plan } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import {
  type Actor,
  AuditRepository,
  LiveNotifier,
  PlanRepository,
  TransactionRunner,
  TriggerRepository,
  type WorkflowEntity,
  WorkflowRepository,
  WorkflowVersionRepository,
  WorkspaceRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import { assertRevision } from '../workflows/draft.service.ts';
import { InvalidGraphError } from './invalid-graph.ts';
import { SigningSecrets } from './signing-secrets.ts';
import { triggerRowsOf } from './trigger-rows.ts';

export interface PublishRequest {
  readonly workflowId: string;
  /** Publishing fails where the draft is no longer at this revision. */
  readonly revision: number;
  readonly note: string;
}

/** Publishes drafts as immutable versions. */
@Injectable()
export class PublishService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workflows: WorkflowRepository,
    private readonly versions: WorkflowVersionRepository,
    private readonly plans: PlanRepository,
    private readonly triggers: TriggerRepository,
    private readonly secrets: SigningSecrets,
    private readonly workspaces: WorkspaceRepository,
    private readonly audit: AuditRepository,
    private readonly notifier: LiveNotifier,
  ) {}

  /**
   * Gives the number of the live version. Publishing a revision that is live already changes nothing and gives the
   * same number, so a lost answer may be asked for again.
   */
  async publish(workspaceId: string, request: PublishRequest, actor: Actor): Promise<number> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const workflow = await this.workflows.lock(tx, request.workflowId);
      assertRevision(workflow, request.revision);
      if (workflow.publishedRevision === request.revision && workflow.liveVersion !== null) return workflow.liveVersion;
      const plan = planOf(workflow.draft);
      const number = await this.insertVersion(tx, workflow, plan, request.note, actor);
      await this.replaceTriggers(tx, workflow.id, plan);
      await this.workflows.markPublished(tx, workflow.id, request.revision, number);
      await this.audit.write(tx, {
        actor,
        action: 'workflow.published',
        subject: { kind: 'workflow', id: workflow.id },
        detail: { version: number },
      });
      await this.notifier.changed(tx, 'workflow', workflow.id);
      return number;
    });
  }

  private async insertVersion(
    tx: WorkspaceTransaction,
    workflow: WorkflowEntity,
    plan: Plan,
    note: string,
    actor: Actor,
  ): Promise<number> {
    await this.plans.put(tx, plan);
    return this.versions.insert(tx, {
      workflowId: workflow.id,
      graph: workflow.draft,
      planHash: plan.hash,
      note,
      publishedBy: actor.kind === 'member' ? actor.id : null,
    });
  }

  private async replaceTriggers(tx: WorkspaceTransaction, workflowId: string, plan: Plan): Promise<void> {
    const workspace = await this.workspaces.find(tx);
    const rows = await triggerRowsOf(tx, plan, this.secrets, {
      previous: await this.triggers.everOf(tx, workflowId),
      workspaceTimeZone: workspace?.timeZone ?? 'UTC',
      now: new Date(),
    });
    await this.triggers.replace(tx, workflowId, rows);
  }
}

function planOf(draft: Graph): Plan {
  const result = compileGraph(draft, nodeCatalog);
  if (!result.ok) throw new InvalidGraphError(result.problems);
  return result.plan;
}
