import { request, workspacePath } from '../../../api/request.ts';

export async function removeMember(workspaceId: string, memberId: string): Promise<void> {
  await request(workspacePath(workspaceId, `/members/${memberId}`), { method: 'DELETE' });
}
