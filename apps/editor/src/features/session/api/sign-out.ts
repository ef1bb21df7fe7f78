import { request } from '../../../api/request.ts';

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await request('/api/auth/sign-out', { method: 'POST', body: {}, anonymous: true });
}
