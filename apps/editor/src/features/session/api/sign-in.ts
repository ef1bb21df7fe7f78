import { request } from '../../../api/request.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Begins a session in this browser: the answer sets its cookie. */
export async function signIn(credentials: Credentials): Promise<void> {
  await request('/api/auth/sign-in/email', { method: 'POST', body: credentials, anonymous: true });
}
