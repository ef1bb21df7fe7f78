import { requestList, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';
import type { Invitation } from './member.ts';

export function listInvitations(workspaceId: string, signal: AbortSignal): Promise<readonly Invitation[]> {
  return requestList<Schema<'InvitationListDto'>>(workspacePath(workspaceId, '/invitations'), { signal });
}
