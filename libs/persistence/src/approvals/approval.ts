import { DomainError, type Role, ROLES } from '@flowkeep/contracts';

export const APPROVAL_STATUSES = ['open', 'answered', 'expired', 'withdrawn'] as const;
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

/** One answer that may be given; its id is a port of the node. */
export interface ApprovalChoice {
  readonly id: string;
  readonly label: string;
}

/** Who may answer: one member, everybody of a role, or everybody whose role allows answering. */
export type ApprovalAssignee =
  | { readonly kind: 'member'; readonly memberId: string }
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'anyone' };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads what a node's setting says: `anyone`, the name of a role, or the id of a member. Throws `configuration-missing`
 * for anything else: a question that is not known to be for everybody is never asked of everybody.
 */
export function assigneeOf(text: string): ApprovalAssignee {
  if (text === 'anyone') return { kind: 'anyone' };
  if (UUID.test(text)) return { kind: 'member', memberId: text.toLowerCase() };
  const role = ROLES.find((candidate) => candidate === text);
  if (role !== undefined) return { kind: 'role', role };
  throw new DomainError(
    'configuration-missing',
    'Nobody knows who may answer this question. Choose it at the step, then publish.',
  );
}

/** A question to be asked. */
export interface NewApproval {
  readonly runId: string;
  readonly stepKey: string;
  readonly subjectKeyRef: string;
  readonly question: string;
  readonly choices: readonly ApprovalChoice[];
  readonly assignee: ApprovalAssignee;
  /** From now on; null never expires. */
  readonly expiresAfterSeconds: number | null;
}

/** A question that was asked. */
export interface OpenedApproval {
  readonly approvalId: string;
  readonly expiresAt: Date | null;
}

/** A question with all that is known about it. */
export interface Approval {
  readonly id: string;
  readonly runId: string;
  readonly workflowId: string;
  readonly workflowName: string;
  readonly stepKey: string;
  readonly nodeId: string;
  readonly contactId: string | null;
  readonly contactName: string | null;
  /** Null where the person was erased, or its time was over. */
  readonly question: string | null;
  readonly choices: readonly ApprovalChoice[];
  readonly assignee: ApprovalAssignee;
  readonly status: ApprovalStatus;
  readonly choice: string | null;
  readonly note: string | null;
  /** User id; null for an answer by link. */
  readonly answeredBy: string | null;
  readonly answeredVia: 'member' | 'link' | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly answeredAt: Date | null;
}

/** An answer to a question. */
export interface ApprovalAnswer {
  readonly choice: string;
  readonly note: string;
  /** Null for whoever has the link. */
  readonly userId: string | null;
}
