import type { Role } from '@flowkeep/contracts';
import { request, workspacePath } from '../../../api/request.ts';

export interface NewInvitation {
  readonly email: string;
  readonly role: Role;
}

/** The token is shown this once: it is the secret of the link. */
export function createInvitation(workspaceId: string, input: NewInvitation): Promise<{ readonly token: string }> {
  return request(workspacePath(workspaceId, '/invitations'), { method: 'POST', body: input });
}
