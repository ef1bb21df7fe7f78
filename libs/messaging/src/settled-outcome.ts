import { NOT_SENT_REASONS, type NotSentReason, type SendOutcome } from '@flowkeep/contracts';
import type { MessageRecord } from '@flowkeep/persistence';
import { classifyRefusal } from './channels/whatsapp/error-classes.ts';

/** The outcome that a ledger row already holds, or null while it is open. */
export function settledOutcome(row: MessageRecord): SendOutcome | null {
  if (row.status === 'failed') {
    const message = row.errorMessage ?? 'WhatsApp could not deliver the message.';
    return { sent: false, reason: reasonOf(row.errorCode), message, messageId: row.id };
  }
  if (row.providerId === null) return null;
  return { sent: true, messageId: row.id, at: (row.callStartedAt ?? row.createdAt).getTime() };
}

/** What is told when nobody can say whether the person has the message. */
export function unknownOutcome(row: { readonly id: string }): SendOutcome {
  return {
    sent: false,
    reason: 'outcome-unknown',
    message:
      'WhatsApp’s answer was lost, and no delivery was reported. It was not sent again, so that nobody is written to twice.',
    messageId: row.id,
  };
}

/** A stored code is a reason of ours, or one of the provider's. */
function reasonOf(code: string | null): NotSentReason {
  const own = NOT_SENT_REASONS.find((reason) => reason === code);
  if (own !== undefined) return own;
  const means = classifyRefusal(code === null ? Number.NaN : Number(code));
  return means.kind === 'not-sent' ? means.reason : 'provider-rejected';
}
