import { requestList, workspacePath } from '../../../api/request.ts';
import type { Invitation } from './member.ts';

export function listInvitations(workspaceId: string, signal: AbortSignal): Promise<readonly Invitation[]> {
  return requestList(workspacePath(workspaceId, '/invitations'), { signal });
}
