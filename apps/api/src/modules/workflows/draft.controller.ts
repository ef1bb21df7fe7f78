import type { SignedInUser } from '@flowkeep/accounts';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { DraftDto, DraftOperationsDto, DraftRevisionDto, GraphProblemListDto } from './draft.dto.ts';
import { DraftService } from './draft.service.ts';

@ApiTags('workflows')
@Controller('api/v1/workspaces/:workspaceId/workflows/:id')
export class DraftController {
  constructor(private readonly drafts: DraftService) {}

  @Get('draft')
  @RequirePermission('workflows.read')
  read(@WorkspaceId() workspaceId: string, @Param('id') id: string): Promise<DraftDto> {
    return this.drafts.read(workspaceId, id);
  }

  /** Changes the draft. 409 when it is no longer at `baseRevision`; `details.revision` then names the current one. */
  @Post('draft/operations')
  @HttpCode(200)
  @RequirePermission('workflows.edit')
  apply(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Body() body: DraftOperationsDto,
    @CurrentUser() user: SignedInUser,
  ): Promise<DraftRevisionDto> {
    return this.drafts.apply(workspaceId, id, body, user.id);
  }

  /** What stops the draft from being published, and what is worth a look. */
  @Post('validate')
  @HttpCode(200)
  @RequirePermission('workflows.read')
  async validate(@WorkspaceId() workspaceId: string, @Param('id') id: string): Promise<GraphProblemListDto> {
    return { problems: [...(await this.drafts.problems(workspaceId, id))] };
  }
}
