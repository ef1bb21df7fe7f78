import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { RunControlService } from './run-control.service.ts';
import { RunReadingService } from './run-reading.service.ts';
import { RunDto, RunPageDto, RunQueryDto, StartedRunDto, StartRunDto } from './run.dto.ts';

@ApiTags('runs')
@Controller('api/v1/workspaces/:workspaceId')
export class RunController {
  constructor(
    private readonly reading: RunReadingService,
    private readonly control: RunControlService,
  ) {}

  /** Runs, newest first. */
  @Get('runs')
  @RequirePermission('runs.read')
  list(@WorkspaceId() workspaceId: string, @Query() query: RunQueryDto): Promise<RunPageDto> {
    return this.reading.list(workspaceId, query);
  }

  /** One run with the drawing of its version, its steps and its messages. */
  @Get('runs/:id')
  @RequirePermission('runs.read')
  read(@WorkspaceId() workspaceId: string, @Param('id') id: string): Promise<RunDto> {
    return this.reading.read(workspaceId, id);
  }

  /** Asks for a run of the live version. */
  @Post('workflows/:workflowId/runs')
  @HttpCode(202)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @RequirePermission('runs.start')
  start(
    @WorkspaceId() workspaceId: string,
    @Param('workflowId') workflowId: string,
    @Body() body: StartRunDto,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
  ): Promise<StartedRunDto> {
    return this.control.start(workspaceId, workflowId, body, idempotencyKey ?? null);
  }
}
