import { skippedReason, type StepReport } from '@flowkeep/contracts';
import { MessageReader, type ReadMessage } from '@flowkeep/messaging';
import {
  allowedActions,
  type ChildRun,
  ContactRepository,
  OperableRunRepository,
  PlanRepository,
  RunCommandRepository,
  type RunEntity,
  type RunListItem,
  RunRepository,
  StandingRunRepository,
  StepRepository,
  TransactionRunner,
  WorkflowRepository,
  WorkflowVersionRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import { RunLinks } from './run-links.ts';
import type {
  InnerStepDto,
  RunChildDto,
  RunContactDto,
  RunDto,
  RunListItemDto,
  RunMessageDto,
  RunPageDto,
  RunQueryDto,
  StepDto,
} from './run.dto.ts';

/** Runs as people look at them. */
@Injectable()
export class RunReadingService {
  private readonly operable = new OperableRunRepository();
  private readonly commands = new RunCommandRepository();
  private readonly standing = new StandingRunRepository();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly runs: RunRepository,
    private readonly steps: StepRepository,
    private readonly workflows: WorkflowRepository,
    private readonly versions: WorkflowVersionRepository,
    private readonly plans: PlanRepository,
    private readonly messages: MessageReader,
    private readonly contacts: ContactRepository,
    private readonly links: RunLinks,
  ) {}

  async list(workspaceId: string, query: RunQueryDto): Promise<RunPageDto> {
    const filter = {
      workflowId: query.workflowId ?? null,
      status: query.status ?? null,
      contactId: query.contactId ?? null,
    };
    const page = await this.transactions.inWorkspace(workspaceId, (tx) =>
      this.runs.list(tx, filter, query.limit, query.cursor ?? null),
    );
    return { items: page.items.map(listItemOf), nextCursor: page.nextCursor };
  }

  async read(workspaceId: string, id: string): Promise<RunDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const run = await this.runs.get(tx, id);
      const version = await this.versions.byNumber(tx, run.workflowId, run.version);
      const messages = await this.messages.ofRun(tx, id);
      const steps = await this.steps.ofRun(tx, id, run.subjectKeyRef);
      return {
        ...factsOf(run),
        workflowName: (await this.workflows.labelOf(tx, run.workflowId)).name,
        contact: await this.contactOf(tx, run.contactId),
        temporalUrl: run.startPending || run.held ? null : this.links.toTemporal(run.temporalWorkflowId),
        graph: version.graph,
        innerSteps: await this.innerSteps(tx, version.planHash, steps),
        steps: steps.map(stepOf),
        messages: messages.map(messageOf),
        skippedReason: run.status === 'skipped' ? skippedReason(run.outcome) : null,
        children: (await this.standing.childrenOf(tx, run.id)).map(childOf),
        ...(await this.ordersOf(tx, run.id)),
      };
    });
  }

  /** What the plan knows of steps that are not drawn here: those of workflows that were copied in. */
  private async innerSteps(
    tx: WorkspaceTransaction,
    planHash: string,
    steps: readonly StepReport[],
  ): Promise<InnerStepDto[]> {
    const wanted = new Set(steps.flatMap(({ nodeId }) => waysTo(nodeId)));
    if (wanted.size === 0) return [];
    const { nodes } = await this.plans.get(tx, planHash);
    return nodes
      .filter((node) => wanted.has(node.id))
      .map(({ id, type, title, config, onError }) => ({ id, type, title, config, onError }));
  }

  private async ordersOf(
    tx: WorkspaceTransaction,
    runId: string,
  ): Promise<Pick<RunDto, 'operations' | 'pendingOrders' | 'refusedOrder'>> {
    const pending = await this.commands.pendingOf(tx, runId);
    return {
      operations: [...allowedActions(await this.operable.get(tx, runId))],
      pendingOrders: pending.map(({ action, at }) => ({ action, at: at.toISOString() })),
      refusedOrder: await this.commands.lastRefusal(tx, runId),
    };
  }

  private async contactOf(tx: WorkspaceTransaction, contactId: string | null): Promise<RunContactDto | null> {
    const contact = contactId === null ? null : await this.contacts.find(tx, contactId);
    return contact === null ? null : { id: contact.id, name: contact.name };
  }
}

/** The copied steps on the way to a copied step, itself included: nothing for one of the drawing. */
function waysTo(nodeId: string): readonly string[] {
  const names = nodeId.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 2).join('/'));
}

function listItemOf(row: RunListItem): RunListItemDto {
  return {
    id: row.id,
    status: row.status,
    workflowId: row.workflowId,
    workflowName: row.workflowName,
    version: row.version,
    contact: row.contactId === null ? null : { id: row.contactId, name: row.contactName ?? '' },
    currentNode: row.currentNode,
    error: row.error,
    outcome: row.outcome,
    attempt: row.attempt,
    held: row.held && row.endedAt === null,
    parentRunId: row.parentRunId,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

function factsOf(run: RunEntity): Omit<RunListItemDto, 'workflowName' | 'contact'> {
  return {
    id: run.id,
    status: run.status,
    workflowId: run.workflowId,
    version: run.version,
    currentNode: run.currentNode,
    error: run.error,
    outcome: run.outcome,
    attempt: run.attempt,
    held: run.held && run.endedAt === null,
    parentRunId: run.parentRunId,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
  };
}

function stepOf({ path = '', port, ports, ...report }: StepReport): StepDto {
  return { ...report, path, port, ports: [...(ports ?? (port === null ? [] : [port]))] };
}

function childOf({ startedAt, endedAt, ...child }: ChildRun): RunChildDto {
  return { ...child, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}

function messageOf({ id, direction, channel, text, status, stepKey, error, createdAt }: ReadMessage): RunMessageDto {
  return { id, direction, channel, text, status, stepKey, error, at: createdAt.toISOString() };
}
