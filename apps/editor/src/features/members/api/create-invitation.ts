import type { Role } from '@flowkeep/contracts';
import { request, workspacePath } from '../../../api/request.ts';

export interface NewInvitation {
  readonly email: string;
  readonly role: Role;
}

/** The address is for the person invited and is shown this once: it holds the secret of the invitation. */
export function createInvitation(workspaceId: string, input: NewInvitation): Promise<{ readonly url: string }> {
  return request(workspacePath(workspaceId, '/invitations'), { method: 'POST', body: input });
}
