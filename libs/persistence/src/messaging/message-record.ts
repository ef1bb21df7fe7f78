import type { Channel, MessageDirection, MessageStatus } from '@flowkeep/contracts';

export const MESSAGE_KINDS = ['text', 'template', 'other'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** What a message's body is sealed for. */
export const MESSAGE_BODY_PURPOSE = 'message.body';

/** A message as it is stored: `body` is sealed under `subjectKeyRef`, and null once a retention rule has taken it. */
export interface MessageRecord {
  readonly id: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly direction: MessageDirection;
  readonly channel: Channel;
  readonly kind: MessageKind;
  readonly body: Buffer | null;
  readonly subjectKeyRef: string;
  readonly templateName: string | null;
  readonly status: MessageStatus;
  readonly stepKey: string | null;
  readonly runId: string | null;
  /** Since when the provider may have been called; null while it certainly was not. */
  readonly callStartedAt: Date | null;
  /** A reason of ours, or the provider's own code. */
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  /** The provider's id: it has accepted the message. */
  readonly providerId: string | null;
  readonly createdAt: Date;
  readonly statusAt: Date;
}

/** What every query of messages selects, from `messages m`. */
export const MESSAGE_COLUMNS = `
  m.id, m.conversation_id as "conversationId", m.contact_id as "contactId", m.direction, m.channel, m.kind, m.body,
  m.subject_key_ref as "subjectKeyRef", m.template_name as "templateName", m.status, m.step_key as "stepKey",
  m.run_id as "runId", m.call_started_at as "callStartedAt", m.error_code as "errorCode",
  m.error_message as "errorMessage", m.provider_id as "providerId", m.created_at as "createdAt",
  m.status_at as "statusAt"`;
