import { type AuditEntry, AuditRepository, TransactionRunner } from '@flowkeep/persistence';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { PageQueryDto } from '../../frame/page-query.dto.ts';
import { AuditEntryDto, AuditPageDto } from './audit.dto.ts';

@ApiTags('audit')
@Controller('api/v1/workspaces/:workspaceId/audit')
export class AuditController {
  constructor(
    private readonly runner: TransactionRunner,
    private readonly audit: AuditRepository,
  ) {}

  /** Who did what, newest first. */
  @Get()
  @RequirePermission('workspace.manage')
  async list(@WorkspaceId() workspaceId: string, @Query() { limit, cursor }: PageQueryDto): Promise<AuditPageDto> {
    const page = await this.runner.inWorkspace(workspaceId, (tx) => this.audit.list(tx, limit, cursor ?? null));
    return { items: page.items.map(toDto), nextCursor: page.nextCursor };
  }
}

function toDto({ at, ...entry }: AuditEntry): AuditEntryDto {
  return { ...entry, at: at.toISOString() };
}
