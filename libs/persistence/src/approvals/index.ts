export { ApprovalExpiryRepository } from './approval-expiry.repository.ts';
export {
  APPROVAL_STATUSES,
  type Approval,
  type ApprovalAnswer,
  type ApprovalAssignee,
  type ApprovalChoice,
  type ApprovalStatus,
  assigneeOf,
  type NewApproval,
  type OpenedApproval,
} from './approval.ts';
export { APPROVAL_SEALS, ApprovalRepository } from './approval.repository.ts';
