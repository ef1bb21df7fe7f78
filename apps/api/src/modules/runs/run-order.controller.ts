import type { Actor } from '@flowkeep/persistence';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { RetryRunDto, RunOrderDto, SkipStepDto } from './run-order.dto.ts';
import { RunOrderService } from './run-order.service.ts';

/** Orders are kept first and followed second, so they are taken while Temporal is down. */
@ApiTags('runs')
@Controller('api/v1/workspaces/:workspaceId/runs/:id')
export class RunOrderController {
  constructor(private readonly orders: RunOrderService) {}

  /** Lets a run stand still: nothing is sent, and waits for a duration stop counting. */
  @Post('pause')
  @HttpCode(202)
  @RequirePermission('runs.operate')
  pause(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<RunOrderDto> {
    return this.orders.give(workspaceId, id, { action: 'pause' }, actor);
  }

  /** Lets a paused run go on. */
  @Post('resume')
  @HttpCode(202)
  @RequirePermission('runs.operate')
  resume(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<RunOrderDto> {
    return this.orders.give(workspaceId, id, { action: 'resume' }, actor);
  }

  /** Ends a run that has not ended, behind the steps that undo its work. A second time ends it without them. */
  @Post('cancel')
  @HttpCode(202)
  @RequirePermission('runs.operate')
  cancel(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<RunOrderDto> {
    return this.orders.give(workspaceId, id, { action: 'cancel' }, actor);
  }

  /** Lets a failed run go on from the step that failed. 409 with `reason: outcome-unknown` asks for `evenIfUnknown`. */
  @Post('retry')
  @HttpCode(202)
  @RequirePermission('runs.operate')
  retry(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Body() body: RetryRunDto,
    @CurrentActor() actor: Actor,
  ): Promise<RunOrderDto> {
    return this.orders.retry(workspaceId, id, body, actor);
  }

  /** Leaves a step that the run stands at, or that has failed, without its work. */
  @Post('skip')
  @HttpCode(202)
  @RequirePermission('runs.operate')
  skip(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Body() body: SkipStepDto,
    @CurrentActor() actor: Actor,
  ): Promise<RunOrderDto> {
    return this.orders.skip(workspaceId, id, body, actor);
  }
}
