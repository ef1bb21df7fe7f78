import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

/** The address is for the person invited and is shown this once: it holds the secret of the invitation. */
export function createInvitation(
  workspaceId: string,
  input: Schema<'InviteDto'>,
): Promise<Schema<'CreatedInvitationDto'>> {
  return request(workspacePath(workspaceId, '/invitations'), { method: 'POST', body: input });
}
