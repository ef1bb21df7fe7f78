import type { QuerySubject } from '../api/query-keys.ts';
import type { Schema } from '../api/types.ts';

/** Something in the workspace changed: what kind of thing, and which. */
export type LiveEvent = Schema<'LiveChangeDto'>;

type LiveType = LiveEvent['type'];

export const LIVE_TYPES = [
  'run',
  'workflow',
  'contact',
  'message',
  'deal',
  'privacy',
  'approval',
  'operation',
] as const satisfies readonly LiveType[];

/** What must be asked again when a thing of a type changed. */
export const SUBJECTS_OF: Readonly<Record<LiveType, readonly QuerySubject[]>> = {
  run: ['runs'],
  workflow: ['workflows'],
  contact: ['contacts'],
  message: ['messages', 'runs'],
  deal: ['deals'],
  privacy: ['privacy', 'contacts'],
  approval: ['approvals', 'runs'],
  operation: ['operations'],
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
