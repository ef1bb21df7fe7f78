import type { QuerySubject } from '../api/query-keys.ts';

export const LIVE_TYPES = ['run', 'workflow', 'contact', 'message', 'deal', 'privacy'] as const;

export type LiveType = (typeof LIVE_TYPES)[number];

/** Something in the workspace changed: what kind of thing, and which. */
export interface LiveEvent {
  readonly type: LiveType;
  readonly id: string;
}

/** What must be asked again when a thing of a type changed. */
export const SUBJECTS_OF: Readonly<Record<LiveType, readonly QuerySubject[]>> = {
  run: ['runs'],
  workflow: ['workflows'],
  contact: ['contacts'],
  message: ['messages', 'runs'],
  deal: ['deals'],
  privacy: ['privacy', 'contacts'],
};

/** Reads the data of a server-sent event, or null for what is not ours. */
export function readLiveEvent(data: string): LiveEvent | null {
  try {
    const event = JSON.parse(data) as { readonly type?: unknown; readonly id?: unknown } | null;
    const type = LIVE_TYPES.find((candidate) => candidate === event?.type);
    return type === undefined || typeof event?.id !== 'string' ? null : { type, id: event.id };
  } catch {
    return null;
  }
}
