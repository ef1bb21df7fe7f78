import { DomainError } from '@flowkeep/contracts';
import {
  type Approval,
  type ApprovalAnswer,
  ApprovalRepository,
  AuditRepository,
  EventRepository,
  LiveNotifier,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';

/** Takes answers: the answer, the event that wakes the run and the audit entry are one transaction. */
@Injectable()
export class ApprovalAnswers {
  constructor(
    private readonly approvals: ApprovalRepository,
    private readonly events: EventRepository,
    private readonly audit: AuditRepository,
    private readonly notifier: LiveNotifier,
  ) {}

  /** Call with the question locked. Throws `conflict` where it is no longer open, `invalid-input` for no choice of it. */
  async take(tx: WorkspaceTransaction, approval: Approval, { choice, note, userId }: ApprovalAnswer): Promise<void> {
    if (approval.status !== 'open') throw closed(approval);
    assertChoice(approval, choice);
    await this.approvals.answered(tx, approval.id, { choice, note, userId });
    await this.events.receive(tx, {
      kind: 'approval.answered',
      key: approval.stepKey,
      dedupKey: approval.id,
      contactId: approval.contactId,
      payload: { choice, by: userId, note, answeredAt: new Date().toISOString() },
    });
    await this.audit.write(tx, {
      actor: userId === null ? { kind: 'system', id: 'approval-link' } : { kind: 'member', id: userId },
      action: 'approval.answered',
      subject: { kind: 'approval', id: approval.id },
      detail: { choice, runId: approval.runId },
    });
    await this.notifier.changed(tx, 'approval', approval.id);
  }
}

function closed({ status }: Approval): DomainError {
  const reasons = {
    answered: 'This question has been answered already.',
    expired: 'The time to answer this question has passed.',
    withdrawn: 'This question is not asked any more: its run has gone on or ended.',
    open: '',
  } as const;
  return new DomainError('conflict', reasons[status], { details: { status } });
}

function assertChoice({ choices }: Approval, choice: string): void {
  if (choices.some(({ id }) => id === choice)) return;
  const message = `Choose one of: ${choices.map(({ id }) => id).join(', ')}.`;
  throw new DomainError('invalid-input', 'There is no such answer.', { fields: [{ path: 'choice', message }] });
}
