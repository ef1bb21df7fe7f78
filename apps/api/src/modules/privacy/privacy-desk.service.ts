import { DataRequests, RetentionRules, RetentionRuns } from '@flowkeep/privacy';
import { type Actor, type DataRequest, type RetentionReport, TransactionRunner } from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import type { PageQueryDto } from '../../frame/page-query.dto.ts';
import type {
  DataRequestDto,
  DataRequestPageDto,
  RetentionReportDto,
  RetentionReportPageDto,
  RetentionRuleDto,
  RetentionRulePageDto,
  RetentionRunStartedDto,
  SetRetentionRuleDto,
} from './privacy.dto.ts';

/** Retention and requests as members work with them. */
@Injectable()
export class PrivacyDesk {
  private readonly rules = new RetentionRules();
  private readonly runs = new RetentionRuns();
  private readonly requests = new DataRequests();

  constructor(private readonly transactions: TransactionRunner) {}

  async listRules(workspaceId: string): Promise<RetentionRulePageDto> {
    const items = await this.transactions.inWorkspace(workspaceId, (tx) => this.rules.list(tx));
    return { items: [...items], nextCursor: null };
  }

  async setRule(
    workspaceId: string,
    category: string,
    rule: SetRetentionRuleDto,
    actor: Actor,
  ): Promise<RetentionRuleDto> {
    return this.transactions.inWorkspace(workspaceId, (tx) => this.rules.set(tx, actor, { category, ...rule }));
  }

  async startRun(workspaceId: string, dryRun: boolean, actor: Actor): Promise<RetentionRunStartedDto> {
    const reportId = await this.transactions.inWorkspace(workspaceId, (tx) => this.runs.request(tx, actor, dryRun));
    return { reportId };
  }

  async listReports(workspaceId: string, { limit, cursor }: PageQueryDto): Promise<RetentionReportPageDto> {
    const page = await this.transactions.inWorkspace(workspaceId, (tx) => this.runs.list(tx, limit, cursor ?? null));
    return { items: page.items.map(reportDtoOf), nextCursor: page.nextCursor };
  }

  async readReport(workspaceId: string, id: string): Promise<RetentionReportDto> {
    return reportDtoOf(await this.transactions.inWorkspace(workspaceId, (tx) => this.runs.get(tx, id)));
  }

  async listRequests(workspaceId: string, { limit, cursor }: PageQueryDto): Promise<DataRequestPageDto> {
    const page = await this.transactions.inWorkspace(workspaceId, (tx) =>
      this.requests.list(tx, limit, cursor ?? null),
    );
    return { items: page.items.map(requestDtoOf), nextCursor: page.nextCursor };
  }

  async readRequest(workspaceId: string, id: string): Promise<DataRequestDto> {
    return requestDtoOf(await this.transactions.inWorkspace(workspaceId, (tx) => this.requests.get(tx, id)));
  }
}

function reportDtoOf({ counts, startedAt, endedAt, ...report }: RetentionReport): RetentionReportDto {
  return {
    ...report,
    counts: { ...counts },
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

function requestDtoOf({ requestedAt, completedAt, ...request }: DataRequest): DataRequestDto {
  return { ...request, requestedAt: requestedAt.toISOString(), completedAt: completedAt?.toISOString() ?? null };
}
