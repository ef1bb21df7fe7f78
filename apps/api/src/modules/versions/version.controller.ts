import type { SignedInUser } from '@flowkeep/accounts';
import { roleAllows } from '@flowkeep/contracts';
import type { Actor } from '@flowkeep/persistence';
import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Req, UseFilters } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type ApiRequest,
  type Caller,
  CurrentActor,
  CurrentUser,
  RequirePermission,
  WorkspaceId,
} from '../../frame/index.ts';
import { SimulationFailedFilter } from '../simulations/simulation-failed.filter.ts';
import { DraftRevisionDto } from '../workflows/draft.dto.ts';
import { InvalidGraphFilter } from './invalid-graph.filter.ts';
import { PublishService } from './publish.service.ts';
import { RunMovesService } from './run-moves.service.ts';
import {
  MoveCheckDto,
  MoveCheckResultDto,
  PublishDto,
  PublishedDto,
  PublishVersionDto,
  RestoreDto,
  TriggerDto,
  VersionDto,
  VersionListDto,
  WaitingDto,
} from './version.dto.ts';
import { VersionService } from './version.service.ts';

@ApiTags('workflows')
@Controller('api/v1/workspaces/:workspaceId/workflows/:id')
export class VersionController {
  constructor(
    private readonly publishing: PublishService,
    private readonly versions: VersionService,
    private readonly moves: RunMovesService,
  ) {}

  /**
   * Makes the draft the live version. 409 when the draft has moved on; 422 with `problems` when it cannot run; 422 with
   * `simulations` when a saved simulation fails.
   */
  @Post('publish')
  @HttpCode(200)
  @UseFilters(InvalidGraphFilter, SimulationFailedFilter)
  @RequirePermission('workflows.publish')
  publish(
    @WorkspaceId() workspaceId: string,
    @Param('id') workflowId: string,
    @Body() { revision, note = '', ...choices }: PublishDto,
    @CurrentActor() actor: Actor,
  ): Promise<PublishedDto> {
    const source = { kind: 'draft', revision } as const;
    return this.publishing.publish(workspaceId, { workflowId, source, note, ...choices }, actor);
  }

  /** Publishes an old version once more: it becomes a new version and the draft, unless it is live already. */
  @Post('versions/:number/publish')
  @HttpCode(200)
  @UseFilters(InvalidGraphFilter, SimulationFailedFilter)
  @RequirePermission('workflows.publish')
  rollBack(
    @WorkspaceId() workspaceId: string,
    @Param('id') workflowId: string,
    @Param('number', ParseIntPipe) number: number,
    @Body() { note = '', ...choices }: PublishVersionDto,
    @CurrentActor() actor: Actor,
  ): Promise<PublishedDto> {
    const source = { kind: 'version', number } as const;
    return this.publishing.publish(workspaceId, { workflowId, source, note, ...choices }, actor);
  }

  /** Where runs that have not ended stand, by node and version. */
  @Get('waiting')
  @RequirePermission('runs.read')
  waiting(@WorkspaceId() workspaceId: string, @Param('id') id: string): Promise<WaitingDto> {
    return this.moves.waiting(workspaceId, id);
  }

  /** Which runs could move to the draft, or to an old version, and what stands in the way of the others. */
  @Post('move-check')
  @HttpCode(200)
  @UseFilters(InvalidGraphFilter)
  @RequirePermission('workflows.read')
  moveCheck(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Body() { version, mapping = {} }: MoveCheckDto,
  ): Promise<MoveCheckResultDto> {
    return this.moves.check(workspaceId, id, version ?? null, mapping);
  }

  @Get('versions')
  @RequirePermission('workflows.read')
  list(@WorkspaceId() workspaceId: string, @Param('id') id: string): Promise<VersionListDto> {
    return this.versions.list(workspaceId, id);
  }

  @Get('versions/:number')
  @RequirePermission('workflows.read')
  read(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Param('number', ParseIntPipe) number: number,
  ): Promise<VersionDto> {
    return this.versions.read(workspaceId, id, number);
  }

  /** Makes a version the draft again. What is live stays live until the draft is published. */
  @Post('versions/:number/restore')
  @HttpCode(200)
  @RequirePermission('workflows.edit')
  restore(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Param('number', ParseIntPipe) number: number,
    @Body() { baseRevision }: RestoreDto,
    @CurrentUser() user: SignedInUser,
  ): Promise<DraftRevisionDto> {
    return this.versions.restore(workspaceId, id, { number, baseRevision, authorId: user.id });
  }

  /** Addresses of the live version's triggers; secrets only for those who may publish. */
  @Get('triggers')
  @RequirePermission('workflows.read')
  triggers(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Req() request: ApiRequest,
  ): Promise<TriggerDto[]> {
    return this.versions.triggers(workspaceId, id, maySeeSecrets(request.caller));
  }
}

function maySeeSecrets(caller: Caller | undefined): boolean {
  return caller?.kind === 'member' && roleAllows(caller.role, 'workflows.publish');
}
