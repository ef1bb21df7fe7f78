import {
  type Actor,
  AuditRepository,
  BulkOperationRepository,
  EVERY_RUN,
  LiveNotifier,
  type RunSelection,
  TransactionRunner,
  UnstartedRunRepository,
  WorkflowRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import type { WorkflowDto } from './workflow.dto.ts';
import { toDto } from './workflow.service.ts';

/** Pauses workflows as a whole. Their runs are given the order in the background. */
@Injectable()
export class WorkflowPauseService {
  private readonly operations = new BulkOperationRepository();
  private readonly unstarted = new UnstartedRunRepository();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workflows: WorkflowRepository,
    private readonly audit: AuditRepository,
    private readonly notifier: LiveNotifier,
  ) {}

  async pause(workspaceId: string, id: string, actor: Actor): Promise<WorkflowDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const workflow = await this.workflows.lockWithRuns(tx, id);
      if (workflow.pausedAt === null) {
        await this.workflows.setPaused(tx, id, new Date());
        await this.order(tx, 'pause', { ...EVERY_RUN, workflowId: workflow.id }, actor);
        await this.tell(tx, workflow.id, 'workflow.paused', actor);
      }
      return toDto(await this.workflows.get(tx, id));
    });
  }

  /** Runs that a person paused one by one stay paused. */
  async resume(workspaceId: string, id: string, actor: Actor): Promise<WorkflowDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const workflow = await this.workflows.lockWithRuns(tx, id);
      if (workflow.pausedAt !== null) {
        await this.workflows.setPaused(tx, id, null);
        await this.order(tx, 'resume', { ...EVERY_RUN, workflowId: workflow.id, pausedByWorkflow: true }, actor);
        await this.unstarted.alignWithWorkflows(tx, workflow.id);
        await this.notifier.workArrived(tx);
        await this.tell(tx, workflow.id, 'workflow.resumed', actor);
      }
      return toDto(await this.workflows.get(tx, id));
    });
  }

  /** What an earlier pause or resumption has not come to yet is left to this one. */
  private async order(
    tx: WorkspaceTransaction,
    action: 'pause' | 'resume',
    filter: RunSelection,
    actor: Actor,
  ): Promise<void> {
    if (filter.workflowId !== null) await this.operations.cancelForWorkflow(tx, filter.workflowId);
    const total = await this.operations.count(tx, action, filter);
    const requestedBy = actor.kind === 'member' ? actor.id : null;
    await this.operations.insert(tx, { action, filter, options: { by: 'workflow' }, requestedBy, total });
  }

  private async tell(tx: WorkspaceTransaction, id: string, action: string, actor: Actor): Promise<void> {
    await this.audit.write(tx, { actor, action, subject: { kind: 'workflow', id } });
    await this.notifier.changed(tx, 'workflow', id);
  }
}
