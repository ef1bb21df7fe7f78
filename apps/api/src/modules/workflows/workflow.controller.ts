import type { Actor } from '@flowkeep/persistence';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { PageQueryDto } from '../../frame/page-query.dto.ts';
import { NodeCountService } from './node-count.service.ts';
import {
  CountQueryDto,
  CreateWorkflowDto,
  NodeCountListDto,
  RenameWorkflowDto,
  WorkflowDto,
  WorkflowPageDto,
} from './workflow.dto.ts';
import { WorkflowPauseService } from './workflow-pause.service.ts';
import { WorkflowService } from './workflow.service.ts';

@ApiTags('workflows')
@Controller('api/v1/workspaces/:workspaceId/workflows')
export class WorkflowController {
  constructor(
    private readonly workflows: WorkflowService,
    private readonly pauses: WorkflowPauseService,
    private readonly nodeCounts: NodeCountService,
  ) {}

  /** Workflows, the last changed first. */
  @Get()
  @RequirePermission('workflows.read')
  list(@WorkspaceId() workspaceId: string, @Query() query: PageQueryDto): Promise<WorkflowPageDto> {
    return this.workflows.list(workspaceId, query);
  }

  /** Makes a workflow, empty or from a template. Nothing runs before it is published. */
  @Post()
  @RequirePermission('workflows.edit')
  create(
    @WorkspaceId() workspaceId: string,
    @Body() body: CreateWorkflowDto,
    @CurrentActor() actor: Actor,
  ): Promise<WorkflowDto> {
    return this.workflows.create(workspaceId, body, actor);
  }

  @Get(':id')
  @RequirePermission('workflows.read')
  read(@WorkspaceId() workspaceId: string, @Param('id') id: string): Promise<WorkflowDto> {
    return this.workflows.read(workspaceId, id);
  }

  @Patch(':id')
  @RequirePermission('workflows.edit')
  rename(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Body() { name }: RenameWorkflowDto,
  ): Promise<WorkflowDto> {
    return this.workflows.rename(workspaceId, id, name);
  }

  /** Takes it out of use: nothing starts it any more. Runs under way go on to their end. */
  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('workflows.publish')
  archive(@WorkspaceId() workspaceId: string, @Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.workflows.archive(workspaceId, id, actor);
  }

  /** New events wait, and its runs stand still, until it is resumed. Pausing it again changes nothing. */
  @Post(':id/pause')
  @HttpCode(200)
  @RequirePermission('runs.operate')
  pause(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<WorkflowDto> {
    return this.pauses.pause(workspaceId, id, actor);
  }

  /** Lets the events that have waited begin, and the runs that were paused with it go on. */
  @Post(':id/resume')
  @HttpCode(200)
  @RequirePermission('runs.operate')
  resume(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<WorkflowDto> {
    return this.pauses.resume(workspaceId, id, actor);
  }

  /** How many steps wait, run, are done or failed at each node. */
  @Get(':id/counts')
  @RequirePermission('runs.read')
  counts(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Query() { version }: CountQueryDto,
  ): Promise<NodeCountListDto> {
    return this.nodeCounts.ofWorkflow(workspaceId, id, version ?? null);
  }
}
