import type { Role } from '@flowkeep/contracts';
import type { Approval, ApprovalAssignee } from './approval.ts';

/** A question as it is kept: what is about a person is sealed. */
export type ApprovalRow = Omit<Approval, 'question' | 'note' | 'assignee'> & {
  readonly question: Buffer;
  readonly note: Buffer | null;
  readonly subjectKeyRef: string;
  readonly assigneeMember: string | null;
  readonly assigneeRole: Role | null;
  readonly tokenHash: Buffer;
};

/**
 * How a question stands now, over `approvals a`, its run `r` and its step `s`. A step that has gone on without an
 * answer has withdrawn its question, whether or not anybody has noted that yet.
 */
export const EFFECTIVE_STATUS = `case
  when a.status <> 'open' then a.status
  when a.expires_at <= now() then 'expired'
  when r.ended_at is not null or s.ended_at is not null then 'withdrawn'
  else 'open' end`;

export const APPROVAL_COLUMNS = `a.id, a.run_id as "runId", r.workflow_id as "workflowId", w.name as "workflowName",
  a.step_key as "stepKey", a.node_id as "nodeId", a.contact_id as "contactId", c.name as "contactName", a.question,
  a.choices, a.assignee_member as "assigneeMember", a.assignee_role as "assigneeRole", a.token_hash as "tokenHash",
  a.subject_key_ref as "subjectKeyRef", ${EFFECTIVE_STATUS} as status, a.choice, a.note, a.answered_by as "answeredBy",
  a.answered_via as "answeredVia", a.created_at as "createdAt", a.expires_at as "expiresAt",
  a.answered_at as "answeredAt"`;

export const APPROVAL_TABLES = `approvals a
  join runs r on r.id = a.run_id
  join workflows w on w.id = r.workflow_id
  left join steps s on s.run_id = a.run_id and s.step_key = a.step_key
  left join contacts c on c.id = a.contact_id`;

export function assigneeOfRow({ assigneeMember, assigneeRole }: ApprovalRow): ApprovalAssignee {
  if (assigneeMember !== null) return { kind: 'member', memberId: assigneeMember };
  return assigneeRole === null ? { kind: 'anyone' } : { kind: 'role', role: assigneeRole };
}
