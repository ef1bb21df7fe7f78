import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { DealDesk } from './deal-desk.service.ts';
import { CreateDealDto, DealDto, DealPageDto, DealQueryDto, PipelinePageDto, UpdateDealDto } from './deal.dto.ts';

@ApiTags('deals')
@Controller('api/v1/workspaces/:workspaceId')
export class DealController {
  constructor(private readonly desk: DealDesk) {}

  /** Pipelines with their stages, in order. */
  @Get('pipelines')
  @RequirePermission('deals.read')
  listPipelines(@WorkspaceId() workspaceId: string): Promise<PipelinePageDto> {
    return this.desk.listPipelines(workspaceId);
  }

  /** Deals, newest first. */
  @Get('deals')
  @RequirePermission('deals.read')
  list(@WorkspaceId() workspaceId: string, @Query() query: DealQueryDto): Promise<DealPageDto> {
    return this.desk.list(workspaceId, query);
  }

  @Post('deals')
  @RequirePermission('deals.edit')
  create(@WorkspaceId() workspaceId: string, @Body() body: CreateDealDto): Promise<DealDto> {
    return this.desk.create(workspaceId, body);
  }

  /** Moves a deal to another stage, renames it, or sets its amount. */
  @Patch('deals/:id')
  @RequirePermission('deals.edit')
  update(@WorkspaceId() workspaceId: string, @Param('id') id: string, @Body() body: UpdateDealDto): Promise<DealDto> {
    return this.desk.update(workspaceId, id, body);
  }
}
