import type { Actor } from '@flowkeep/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { PageQueryDto } from '../../frame/page-query.dto.ts';
import { BulkOperationDto, BulkOperationPageDto, BulkReceiptDto, BulkRequestDto } from './bulk-operation.dto.ts';
import { BulkOperationService } from './bulk-operation.service.ts';

@ApiTags('runs')
@Controller('api/v1/workspaces/:workspaceId')
export class BulkOperationController {
  constructor(private readonly operations: BulkOperationService) {}

  /** Gives one order to all runs of a filter, in the background. Runs that begin meanwhile are left alone. */
  @Post('runs/bulk')
  @HttpCode(202)
  @RequirePermission('runs.operate')
  begin(
    @WorkspaceId() workspaceId: string,
    @Body() body: BulkRequestDto,
    @CurrentActor() actor: Actor,
  ): Promise<BulkReceiptDto> {
    return this.operations.begin(workspaceId, body, actor);
  }

  /** Newest first. */
  @Get('bulk-operations')
  @RequirePermission('runs.read')
  list(@WorkspaceId() workspaceId: string, @Query() query: PageQueryDto): Promise<BulkOperationPageDto> {
    return this.operations.list(workspaceId, query);
  }

  @Get('bulk-operations/:id')
  @RequirePermission('runs.read')
  read(@WorkspaceId() workspaceId: string, @Param('id') id: string): Promise<BulkOperationDto> {
    return this.operations.read(workspaceId, id);
  }

  /** Stops it where it is. Runs that have their order keep it. */
  @Post('bulk-operations/:id/cancel')
  @HttpCode(200)
  @RequirePermission('runs.operate')
  cancel(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<BulkOperationDto> {
    return this.operations.cancel(workspaceId, id, actor);
  }
}
