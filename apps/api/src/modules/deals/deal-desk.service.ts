import { DomainError } from '@flowkeep/contracts';
import { CrmEvents, DealService } from '@flowkeep/crm';
import { type DealRecord, TransactionRunner, WorkspaceRepository } from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import type { CreateDealDto, DealDto, DealPageDto, DealQueryDto, PipelinePageDto, UpdateDealDto } from './deal.dto.ts';

/** Deals as members work with them. */
@Injectable()
export class DealDesk {
  private readonly deals = new DealService();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: WorkspaceRepository,
    private readonly events: CrmEvents,
  ) {}

  async listPipelines(workspaceId: string): Promise<PipelinePageDto> {
    const pipelines = await this.transactions.inWorkspace(workspaceId, (tx) => this.deals.listPipelines(tx));
    const items = pipelines.map(({ stages, ...pipeline }) => ({ ...pipeline, stages: [...stages] }));
    return { items, nextCursor: null };
  }

  async list(workspaceId: string, query: DealQueryDto): Promise<DealPageDto> {
    const filter = {
      pipelineId: query.pipelineId ?? null,
      stageId: query.stageId ?? null,
      contactId: query.contactId ?? null,
      limit: query.limit,
      cursor: query.cursor ?? null,
    };
    const page = await this.transactions.inWorkspace(workspaceId, (tx) => this.deals.list(tx, filter));
    return { items: page.items.map(dtoOf), nextCursor: page.nextCursor };
  }

  async create(workspaceId: string, { title, amount, ...place }: CreateDealDto): Promise<DealDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const workspace = await this.workspaces.find(tx);
      if (workspace === null) throw new DomainError('not-found', 'There is no such workspace.');
      const { currency } = workspace;
      const request = { ...place, title: title ?? '', amount: amount ?? null, currency, stepKey: null };
      const deal = await this.deals.create(tx, request);
      await this.events.dealMoved(tx, deal, null, null);
      return dtoOf(deal);
    });
  }

  async update(workspaceId: string, id: string, changes: UpdateDealDto): Promise<DealDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const before = await this.deals.get(tx, id);
      const deal = await this.deals.update(tx, id, changes);
      await this.events.dealMoved(tx, deal, before.stageName, null);
      return dtoOf(deal);
    });
  }
}

function dtoOf({ createdAt, updatedAt, ...deal }: DealRecord): DealDto {
  return { ...deal, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
