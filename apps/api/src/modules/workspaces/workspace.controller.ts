import { type SignedInUser, WorkspaceService } from '@flowkeep/accounts';
import type { Actor, WorkspaceEntity } from '@flowkeep/persistence';
import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, CurrentUser, RequirePermission, SignedIn, WorkspaceId } from '../../frame/index.ts';
import { addFirstPipeline } from './first-pipeline.ts';
import { ChangeWorkspaceDto, CreateWorkspaceDto, WorkspaceDto } from './workspace.dto.ts';

@ApiTags('workspaces')
@Controller('api/v1/workspaces')
export class WorkspaceController {
  constructor(private readonly workspaces: WorkspaceService) {}

  /** Makes a workspace; who makes it is its owner. */
  @Post()
  @SignedIn()
  async create(@CurrentUser() user: SignedInUser, @Body() body: CreateWorkspaceDto): Promise<WorkspaceDto> {
    return toDto(await this.workspaces.create(user, body, addFirstPipeline));
  }

  @Get(':workspaceId')
  @RequirePermission('workspace.read')
  async read(@WorkspaceId() workspaceId: string): Promise<WorkspaceDto> {
    return toDto(await this.workspaces.get(workspaceId));
  }

  @Patch(':workspaceId')
  @RequirePermission('workspace.manage')
  async change(
    @WorkspaceId() workspaceId: string,
    @CurrentActor() actor: Actor,
    @Body() body: ChangeWorkspaceDto,
  ): Promise<WorkspaceDto> {
    return toDto(await this.workspaces.update(workspaceId, actor, body));
  }
}

function toDto({ createdAt, ...workspace }: WorkspaceEntity): WorkspaceDto {
  const { id, name, slug, timeZone, language, currency, region } = workspace;
  return { id, name, slug, timeZone, language, currency, region, createdAt: createdAt.toISOString() };
}
