import { request } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

/** Takes the seat that an invitation offers. Works once. */
export async function acceptInvitation(answer: Schema<'AcceptInvitationDto'>): Promise<void> {
  await request('/api/v1/invitations/accept', { method: 'POST', body: answer, anonymous: true });
}
