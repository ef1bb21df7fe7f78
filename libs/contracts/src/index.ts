export { type JsonObject, type JsonValue, isJsonObject } from './json.ts';
export { ERROR_POLICIES, type ErrorCode, type ErrorPolicy, isErrorCode } from './error-codes.ts';
export { DomainError, type FieldError } from './domain-error.ts';
export {
  API_KEY_SCOPES,
  type ApiKeyScope,
  PERMISSIONS,
  type Permission,
  ROLE_PERMISSIONS,
  ROLES,
  type Role,
  roleAllows,
} from './permissions.ts';
export { EVENT_KINDS, type EventKind, type InboxEvent } from './events.ts';
export {
  asHeardBy,
  changedContact,
  contactChangedPayload,
  type ContactChangedPayload,
  type ContactField,
  type DealMovedPayload,
  TOLD_FIELDS,
} from './event-payloads.ts';
export {
  RUN_STATUSES,
  type RunStatus,
  STEP_STATUSES,
  type StepError,
  type StepReport,
  type StepStatus,
} from './runs.ts';
export { MOST_HOPS, skippedCallError, skippedReason } from './skipped-reason.ts';
export type { ContactSnapshot, WorkspaceSnapshot } from './contacts.ts';
export {
  CHANNELS,
  type Channel,
  MESSAGE_DIRECTIONS,
  MESSAGE_STATUSES,
  type MessageDirection,
  type MessageStatus,
  NOT_SENT_REASONS,
  type NotSentReason,
} from './messages.ts';
export type { MessageContent, SendOutcome, SendRequest } from './sending.ts';
