import { DomainError } from '@flowkeep/contracts';
import {
  type Approval,
  ApprovalRepository,
  TransactionRunner,
  WorkspaceRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import { ApprovalAnswers } from './approval-answers.ts';
import type { PageWords } from './approval-page.ts';
import { approvalTexts } from './approval-texts.ts';

/** A question as whoever has its link sees it. */
export interface LinkedQuestion {
  readonly approval: Approval;
  readonly words: PageWords;
}

/** `taken`: this answer counts. `closed`: it came too late. `unclear`: it was none of the choices. */
export interface LinkedAnswer extends LinkedQuestion {
  readonly outcome: 'taken' | 'closed' | 'unclear';
}

/** The longest token that can be one of ours. */
const LONGEST_TOKEN = 64;

/** Questions that are answered by link, without signing in: the link is the secret. */
@Injectable()
export class ApprovalLinkService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly approvals: ApprovalRepository,
    private readonly workspaces: WorkspaceRepository,
    private readonly answers: ApprovalAnswers,
  ) {}

  /** Only reads. Null where the link leads nowhere. */
  async find(token: string): Promise<LinkedQuestion | null> {
    const place = await this.placeOf(token);
    if (place === null) return null;
    return this.transactions.inWorkspace(place.workspaceId, async (tx) =>
      this.linked(tx, await this.approvals.get(tx, place.id)),
    );
  }

  /** Counts once, however often and by however many it is sent. */
  async answer(token: string, choice: string, note: string): Promise<LinkedAnswer | null> {
    const place = await this.placeOf(token);
    if (place === null) return null;
    return this.transactions.inWorkspace(place.workspaceId, async (tx) => {
      const approval = await this.approvals.lock(tx, place.id);
      const outcome = await this.take(tx, approval, choice, note);
      return { outcome, ...(await this.linked(tx, await this.approvals.get(tx, place.id))) };
    });
  }

  private async take(
    tx: WorkspaceTransaction,
    approval: Approval,
    choice: string,
    note: string,
  ): Promise<LinkedAnswer['outcome']> {
    try {
      await this.answers.take(tx, approval, { choice, note: note.slice(0, 2_000), userId: null });
      return 'taken';
    } catch (thrown) {
      if (!(thrown instanceof DomainError)) throw thrown;
      if (thrown.code === 'conflict') return 'closed';
      if (thrown.code === 'invalid-input') return 'unclear';
      throw thrown;
    }
  }

  private async placeOf(token: string): Promise<{ readonly workspaceId: string; readonly id: string } | null> {
    return token.length > LONGEST_TOKEN ? null : this.approvals.find(this.transactions, token);
  }

  private async linked(tx: WorkspaceTransaction, approval: Approval): Promise<LinkedQuestion> {
    const workspace = await this.workspaces.find(tx);
    const language = workspace?.language ?? 'en';
    const timeZone = workspace?.timeZone ?? 'UTC';
    return { approval, words: { language, timeZone, texts: approvalTexts(language) } };
  }
}
