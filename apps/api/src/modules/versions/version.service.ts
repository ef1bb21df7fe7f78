import {
  TransactionRunner,
  type TriggerEntity,
  TriggerRepository,
  WorkflowRepository,
  WorkflowVersionRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import type { DraftRevisionDto } from '../workflows/draft.dto.ts';
import { DraftService } from '../workflows/draft.service.ts';
import { SigningSecrets } from './signing-secrets.ts';
import { TriggerAddresses } from './trigger-addresses.ts';
import type { TriggerDto, VersionDto, VersionListDto } from './version.dto.ts';

export interface RestoreRequest {
  readonly number: number;
  readonly baseRevision: number;
  readonly authorId: string;
}

/** Published versions and the addresses of the live one. */
@Injectable()
export class VersionService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workflows: WorkflowRepository,
    private readonly versions: WorkflowVersionRepository,
    private readonly triggerRows: TriggerRepository,
    private readonly secrets: SigningSecrets,
    private readonly addresses: TriggerAddresses,
    private readonly drafts: DraftService,
  ) {}

  async list(workspaceId: string, workflowId: string): Promise<VersionListDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.workflows.get(tx, workflowId);
      const versions = await this.versions.list(tx, workflowId);
      const items = versions.map(({ number, note, publishedBy, publishedAt }) => ({
        number,
        note,
        publishedBy,
        publishedAt: publishedAt.toISOString(),
      }));
      return { items, nextCursor: null };
    });
  }

  async read(workspaceId: string, workflowId: string, number: number): Promise<VersionDto> {
    const version = await this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.workflows.get(tx, workflowId);
      return this.versions.byNumber(tx, workflowId, number);
    });
    return { number, graph: version.graph, note: version.note, publishedAt: version.publishedAt.toISOString() };
  }

  /** Makes an old version the draft again; publishing it is a step of its own. */
  async restore(workspaceId: string, workflowId: string, request: RestoreRequest): Promise<DraftRevisionDto> {
    const { graph } = await this.read(workspaceId, workflowId, request.number);
    const { baseRevision, authorId } = request;
    return this.drafts.apply(
      workspaceId,
      workflowId,
      { baseRevision, operations: [{ kind: 'replaceGraph', graph }] },
      authorId,
    );
  }

  /** Triggers of the live version with their addresses. */
  async triggers(workspaceId: string, workflowId: string, withSecrets: boolean): Promise<TriggerDto[]> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.workflows.get(tx, workflowId);
      const rows = await this.triggerRows.liveOf(tx, workflowId);
      const triggers: TriggerDto[] = [];
      for (const row of rows) triggers.push(await this.triggerOf(tx, row, withSecrets));
      return triggers;
    });
  }

  private async triggerOf(tx: WorkspaceTransaction, row: TriggerEntity, withSecrets: boolean): Promise<TriggerDto> {
    const secret = !withSecrets || row.signingSecret === null ? null : await this.secrets.open(tx, row.signingSecret);
    return {
      nodeId: row.nodeId,
      type: row.type,
      url: this.addresses.of(row.type, row.token),
      nextDueAt: row.nextDueAt?.toISOString() ?? null,
      ...(secret === null ? {} : { signingSecret: secret }),
    };
  }
}
