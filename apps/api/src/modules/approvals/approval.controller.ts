import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type ApiRequest, RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { AnswerApprovalDto, ApprovalDto, ApprovalPageDto, ApprovalQueryDto } from './approval.dto.ts';
import { ApprovalDeskService } from './approval-desk.service.ts';

@ApiTags('approvals')
@Controller('api/v1/workspaces/:workspaceId/approvals')
export class ApprovalController {
  constructor(private readonly desk: ApprovalDeskService) {}

  /** Questions that runs ask, newest first. */
  @Get()
  @RequirePermission('approvals.read')
  list(
    @WorkspaceId() workspaceId: string,
    @Query() query: ApprovalQueryDto,
    @Req() request: ApiRequest,
  ): Promise<ApprovalPageDto> {
    return this.desk.list(workspaceId, query, request.caller);
  }

  @Get(':id')
  @RequirePermission('approvals.read')
  read(@WorkspaceId() workspaceId: string, @Param('id') id: string, @Req() request: ApiRequest): Promise<ApprovalDto> {
    return this.desk.read(workspaceId, id, request.caller);
  }

  /** Answers once. 403 where it is for somebody else; 409 where it was answered, has expired or was withdrawn. */
  @Post(':id/answer')
  @HttpCode(200)
  @RequirePermission('approvals.read')
  answer(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Body() body: AnswerApprovalDto,
    @Req() request: ApiRequest,
  ): Promise<ApprovalDto> {
    return this.desk.answer(workspaceId, id, body, request.caller);
  }
}
