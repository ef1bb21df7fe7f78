import { requestList, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

type MemberName = Pick<Schema<'MemberDto'>, 'userId' | 'name'>;

/** Who the entries of the trail are about. */
export function listMemberNames(workspaceId: string, signal: AbortSignal): Promise<readonly MemberName[]> {
  return requestList<Schema<'MemberListDto'>>(workspacePath(workspaceId, '/members'), { signal });
}
