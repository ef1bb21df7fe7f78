export { type AddressHash, createAddressHash } from './address-hash.ts';
export { type ConversationRecord, ConversationRepository } from './conversation.repository.ts';
export { MESSAGE_BODY_PURPOSE, MESSAGE_KINDS, type MessageKind, type MessageRecord } from './message-record.ts';
export { MessageStatusRepository, type StatusReport } from './message-status.repository.ts';
export {
  type MessageTemplateRecord,
  MessageTemplateRepository,
  TEMPLATE_CATEGORIES,
  TEMPLATE_STATUSES,
  type TemplateCategory,
  type TemplateStatus,
} from './message-template.repository.ts';
export { type InboundMessageRow, type MessageFilter, MessageRepository } from './message.repository.ts';
export { type CallPlace, type OpenCall, OpenCallRepository } from './open-call.repository.ts';
export { type Claim, SendLedgerRepository } from './send-ledger.repository.ts';
export { type SuppressedAddress, SuppressionRepository } from './suppression.repository.ts';
