import type { ApiConfig } from '@flowkeep/config';
import { DomainError } from '@flowkeep/contracts';
import { type Approval, ApprovalRepository, TransactionRunner, type WorkspaceTransaction } from '@flowkeep/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type Caller } from '../../frame/index.ts';
import { ApprovalAnswers } from './approval-answers.ts';
import type { AnswerApprovalDto, ApprovalDto, ApprovalPageDto, ApprovalQueryDto } from './approval.dto.ts';
import { mayAnswer } from './may-answer.ts';

/** Questions as members see and answer them. */
@Injectable()
export class ApprovalDeskService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly approvals: ApprovalRepository,
    private readonly answers: ApprovalAnswers,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  async list(workspaceId: string, query: ApprovalQueryDto, caller: Caller | undefined): Promise<ApprovalPageDto> {
    const filter = { status: query.status ?? null, runId: query.runId ?? null };
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const page = await this.approvals.list(tx, filter, query.limit, query.cursor ?? null);
      const items: ApprovalDto[] = [];
      for (const approval of page.items) items.push(await this.dtoOf(tx, approval, caller));
      return { items, nextCursor: page.nextCursor };
    });
  }

  async read(workspaceId: string, id: string, caller: Caller | undefined): Promise<ApprovalDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) =>
      this.dtoOf(tx, await this.approvals.get(tx, id), caller),
    );
  }

  async answer(
    workspaceId: string,
    id: string,
    { choice, note = '' }: AnswerApprovalDto,
    caller: Caller | undefined,
  ): Promise<ApprovalDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const approval = await this.approvals.lock(tx, id);
      if (caller?.kind !== 'member' || !mayAnswer(approval.assignee, caller)) throw notYours();
      await this.answers.take(tx, approval, { choice, note, userId: caller.user.id });
      return this.dtoOf(tx, await this.approvals.get(tx, id), caller);
    });
  }

  private async dtoOf(tx: WorkspaceTransaction, approval: Approval, caller: Caller | undefined): Promise<ApprovalDto> {
    const { contactId, contactName, stepKey: _stepKey, createdAt, expiresAt, answeredAt, ...facts } = approval;
    const may = mayAnswer(approval.assignee, caller);
    return {
      ...facts,
      choices: [...approval.choices],
      contact: contactId === null ? null : { id: contactId, name: contactName ?? '' },
      mayAnswer: may,
      link: may && approval.status === 'open' ? await this.linkTo(tx, approval.id) : null,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      answeredAt: answeredAt?.toISOString() ?? null,
    };
  }

  private async linkTo(tx: WorkspaceTransaction, id: string): Promise<string> {
    return `${this.config.publicUrl}/a/${await this.approvals.token(tx, id)}`;
  }
}

function notYours(): DomainError {
  return new DomainError('forbidden', 'This question is for somebody else. Ask them to answer it.');
}
