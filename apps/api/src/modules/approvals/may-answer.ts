import { roleAllows } from '@flowkeep/contracts';
import type { ApprovalAssignee } from '@flowkeep/persistence';
import type { Caller } from '../../frame/index.ts';

/** Whether a question is for the one who asks: the member, everybody of the role, or everybody with the right. */
export function mayAnswer(assignee: ApprovalAssignee, caller: Caller | undefined): boolean {
  if (caller?.kind !== 'member') return false;
  switch (assignee.kind) {
    case 'member':
      return caller.memberId === assignee.memberId || caller.user.id === assignee.memberId;
    case 'role':
      return caller.role === assignee.role;
    case 'anyone':
      return roleAllows(caller.role, 'approvals.answer');
  }
}
