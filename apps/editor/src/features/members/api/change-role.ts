import type { Role } from '@flowkeep/contracts';
import { request, workspacePath } from '../../../api/request.ts';

export async function changeRole(workspaceId: string, memberId: string, role: Role): Promise<void> {
  await request(workspacePath(workspaceId, `/members/${memberId}`), { method: 'PATCH', body: { role } });
}
