import { request } from '../../../api/request.ts';

/** What the editor keeps of drafts in this browser begins so. */
const DRAFT_KEYS = 'flowkeep.draft.';

/** Ends the session of this browser and leaves nothing of the work behind for whoever sits down next. */
export async function signOut(): Promise<void> {
  await request('/api/auth/sign-out', { method: 'POST', body: {}, anonymous: true });
  try {
    const kept = Object.keys(localStorage).filter((key) => key.startsWith(DRAFT_KEYS));
    for (const key of kept) localStorage.removeItem(key);
  } catch {
    // Storage is switched off: then nothing was kept.
  }
}
