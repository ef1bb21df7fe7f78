import { ApiError } from '../../../api/api-error.ts';
import { request } from '../../../api/request.ts';
import type { Session } from '../../../workspace/workspace-context.ts';

/** The session of this browser, or null when there is none. */
export async function getSession(signal?: AbortSignal): Promise<Session | null> {
  try {
    return await request<Session>('/api/v1/session', { signal, anonymous: true });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'unauthenticated') return null;
    throw error;
  }
}
