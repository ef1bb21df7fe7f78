import { requestList, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';
import type { Member } from './member.ts';

export function listMembers(workspaceId: string, signal: AbortSignal): Promise<readonly Member[]> {
  return requestList<Schema<'MemberListDto'>>(workspacePath(workspaceId, '/members'), { signal });
}
