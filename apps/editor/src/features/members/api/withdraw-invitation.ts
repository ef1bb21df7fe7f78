import { request, workspacePath } from '../../../api/request.ts';

export async function withdrawInvitation(workspaceId: string, invitationId: string): Promise<void> {
  await request(workspacePath(workspaceId, `/invitations/${invitationId}`), { method: 'DELETE' });
}
