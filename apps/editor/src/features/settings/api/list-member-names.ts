import { requestList, workspacePath } from '../../../api/request.ts';

export interface MemberName {
  readonly userId: string;
  readonly name: string;
}

/** Who the entries of the trail are about. */
export function listMemberNames(workspaceId: string, signal: AbortSignal): Promise<readonly MemberName[]> {
  return requestList(workspacePath(workspaceId, '/members'), { signal });
}
