import { DomainError } from '@flowkeep/contracts';
import { DealService } from '@flowkeep/crm';
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
      return dtoOf(await this.deals.create(tx, request));
    });
  }

  async update(workspaceId: string, id: string, changes: UpdateDealDto): Promise<DealDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => dtoOf(await this.deals.update(tx, id, changes)));
  }
}

function dtoOf({ createdAt, updatedAt, ...deal }: DealRecord): DealDto {
  return { ...deal, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
