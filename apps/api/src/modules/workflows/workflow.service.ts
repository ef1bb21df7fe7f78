import type { JsonObject } from '@flowkeep/contracts';
import { EMPTY_GRAPH } from '@flowkeep/graph';
import {
  type Actor,
  AuditRepository,
  LiveNotifier,
  type SimulationDraft,
  SimulationRepository,
  TransactionRunner,
  TriggerRepository,
  type WorkflowEntity,
  type WorkflowListItem,
  WorkflowRepository,
} from '@flowkeep/persistence';
import type { WorkflowTemplate } from '@flowkeep/workflow-templates';
import { Injectable } from '@nestjs/common';
import type { PageQueryDto } from '../../frame/page-query.dto.ts';
import { TemplateService } from '../templates/template.service.ts';
import type { CreateWorkflowDto, WorkflowDto, WorkflowListItemDto, WorkflowPageDto } from './workflow.dto.ts';
import { asciiWords, workflowSlug } from './workflow-slug.ts';

/** What a workflow begins with that is made from no template. */
const EMPTY: Pick<WorkflowTemplate, 'graph' | 'simulations'> = { graph: EMPTY_GRAPH, simulations: [] };

/** Workflows as such: their list, names and lives. */
@Injectable()
export class WorkflowService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workflows: WorkflowRepository,
    private readonly triggers: TriggerRepository,
    private readonly simulations: SimulationRepository,
    private readonly templates: TemplateService,
    private readonly audit: AuditRepository,
    private readonly notifier: LiveNotifier,
  ) {}

  async list(workspaceId: string, { limit, cursor }: PageQueryDto): Promise<WorkflowPageDto> {
    const page = await this.transactions.inWorkspace(workspaceId, (tx) =>
      this.workflows.list(tx, limit, cursor ?? null),
    );
    return { items: page.items.map(toListItem), nextCursor: page.nextCursor };
  }

  async create(workspaceId: string, { name, template }: CreateWorkflowDto, actor: Actor): Promise<WorkflowDto> {
    const { graph: draft, simulations } = template === undefined ? EMPTY : this.templates.get(template);
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const taken = await this.workflows.slugsLike(tx, asciiWords(name));
      const id = await this.workflows.insert(tx, { name: name.trim(), slug: workflowSlug(name, taken), draft });
      for (const simulation of simulations) await this.simulations.insert(tx, id, toStored(simulation));
      await this.audit.write(tx, { actor, action: 'workflow.created', subject: { kind: 'workflow', id } });
      await this.notifier.changed(tx, 'workflow', id);
      return toDto(await this.workflows.get(tx, id));
    });
  }

  async read(workspaceId: string, id: string): Promise<WorkflowDto> {
    return toDto(await this.transactions.inWorkspace(workspaceId, (tx) => this.workflows.get(tx, id)));
  }

  async rename(workspaceId: string, id: string, name: string): Promise<WorkflowDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.workflows.lock(tx, id);
      await this.workflows.rename(tx, id, name.trim());
      await this.notifier.changed(tx, 'workflow', id);
      return toDto(await this.workflows.get(tx, id));
    });
  }

  /** Nothing starts it any more and nobody sees it; runs that are under way go on to their end. */
  async archive(workspaceId: string, id: string, actor: Actor): Promise<void> {
    await this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.workflows.lock(tx, id);
      await this.triggers.deactivate(tx, id);
      await this.workflows.archive(tx, id);
      await this.audit.write(tx, { actor, action: 'workflow.archived', subject: { kind: 'workflow', id } });
      await this.notifier.changed(tx, 'workflow', id);
    });
  }
}

/** A workflow as its page shows it. */
export function toDto(workflow: WorkflowEntity): WorkflowDto {
  return {
    id: workflow.id,
    name: workflow.name,
    draftRevision: workflow.draftRevision,
    publishedRevision: workflow.publishedRevision,
    liveVersion: workflow.liveVersion,
    pausedAt: workflow.pausedAt?.toISOString() ?? null,
    settings: workflow.draft.settings,
    createdAt: workflow.createdAt.toISOString(),
    updatedAt: workflow.updatedAt.toISOString(),
  };
}

/** Scenarios and expectations of templates are plain JSON. */
function toStored({ name, scenario, expectations }: WorkflowTemplate['simulations'][number]): SimulationDraft {
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as JsonObject;
  return { name, scenario: plain(scenario), expectations: plain(expectations) };
}

function toListItem(row: WorkflowListItem): WorkflowListItemDto {
  return {
    id: row.id,
    name: row.name,
    draftRevision: row.draftRevision,
    publishedRevision: row.publishedRevision,
    liveVersion: row.liveVersion,
    pausedAt: row.pausedAt?.toISOString() ?? null,
    beginsWith: [...row.beginsWith],
    nodeCount: row.nodeCount,
    activeRuns: row.activeRuns,
    updatedAt: row.updatedAt.toISOString(),
    lastRunAt: row.lastRunAt?.toISOString() ?? null,
  };
}
