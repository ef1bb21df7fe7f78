import type { Role } from '@flowkeep/contracts';
import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

export async function changeRole(workspaceId: string, memberId: string, role: Role): Promise<void> {
  const body: Schema<'ChangeMemberDto'> = { role };
  await request(workspacePath(workspaceId, `/members/${memberId}`), { method: 'PATCH', body });
}
