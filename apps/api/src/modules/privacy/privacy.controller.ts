import type { Actor } from '@flowkeep/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { PageQueryDto } from '../../frame/page-query.dto.ts';
import { PrivacyDesk } from './privacy-desk.service.ts';
import {
  DataRequestDto,
  DataRequestPageDto,
  RetentionReportDto,
  RetentionReportPageDto,
  RetentionRuleDto,
  RetentionRulePageDto,
  RetentionRunStartedDto,
  SetRetentionRuleDto,
  StartRetentionRunDto,
} from './privacy.dto.ts';

@ApiTags('privacy')
@Controller('api/v1/workspaces/:workspaceId')
export class PrivacyController {
  constructor(private readonly desk: PrivacyDesk) {}

  /** How long each category of data is kept. */
  @Get('retention-rules')
  @RequirePermission('privacy.read')
  listRules(@WorkspaceId() workspaceId: string): Promise<RetentionRulePageDto> {
    return this.desk.listRules(workspaceId);
  }

  @Put('retention-rules/:category')
  @RequirePermission('privacy.manage')
  setRule(
    @WorkspaceId() workspaceId: string,
    @Param('category') category: string,
    @Body() body: SetRetentionRuleDto,
    @CurrentActor() actor: Actor,
  ): Promise<RetentionRuleDto> {
    return this.desk.setRule(workspaceId, category, body, actor);
  }

  /** Applies the rules now, or counts what they would take. */
  @Post('retention-runs')
  @HttpCode(202)
  @RequirePermission('privacy.manage')
  startRun(
    @WorkspaceId() workspaceId: string,
    @Body() { dryRun }: StartRetentionRunDto,
    @CurrentActor() actor: Actor,
  ): Promise<RetentionRunStartedDto> {
    return this.desk.startRun(workspaceId, dryRun, actor);
  }

  /** What retention runs have done, newest first. */
  @Get('retention-reports')
  @RequirePermission('privacy.read')
  listReports(@WorkspaceId() workspaceId: string, @Query() query: PageQueryDto): Promise<RetentionReportPageDto> {
    return this.desk.listReports(workspaceId, query);
  }

  @Get('retention-reports/:id')
  @RequirePermission('privacy.read')
  readReport(@WorkspaceId() workspaceId: string, @Param('id') id: string): Promise<RetentionReportDto> {
    return this.desk.readReport(workspaceId, id);
  }

  /** Requests about people's data, newest first. */
  @Get('data-requests')
  @RequirePermission('privacy.read')
  listRequests(@WorkspaceId() workspaceId: string, @Query() query: PageQueryDto): Promise<DataRequestPageDto> {
    return this.desk.listRequests(workspaceId, query);
  }

  @Get('data-requests/:id')
  @RequirePermission('privacy.read')
  readRequest(@WorkspaceId() workspaceId: string, @Param('id') id: string): Promise<DataRequestDto> {
    return this.desk.readRequest(workspaceId, id);
  }
}
