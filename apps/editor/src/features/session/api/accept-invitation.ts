import { request } from '../../../api/request.ts';

export interface InvitationAnswer {
  readonly token: string;
  readonly name: string;
  readonly password: string;
}

/** Takes the seat that an invitation offers. Works once. */
export async function acceptInvitation(answer: InvitationAnswer): Promise<void> {
  await request('/api/v1/invitations/accept', { method: 'POST', body: answer, anonymous: true });
}
