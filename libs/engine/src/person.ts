import { changedContact, type ContactSnapshot, type InboxEvent } from '@flowkeep/contracts';
import type { Turn } from './turn.ts';

/** The first version of the engine whose runs learn from an event what has become of their person. */
const LEARNS = 3;

/** The run is about this person, who was like this at a moment, epoch milliseconds. */
function meet({ draft: { state }, plan }: Turn, contact: ContactSnapshot, at: number): void {
  state.contact = contact;
  state.timeZone = contact.timeZone ?? plan.settings.timeZone ?? state.workspace.timeZone;
  if (state.engineVersion >= LEARNS) state.contactAt = at;
}

/**
 * A step has found or changed the run's person. `at` is when they were like that, where the step says it: what the run
 * has heard of them since is not taken back.
 */
export function meetAgain(turn: Turn, contact: ContactSnapshot, startedAt: number, at?: number): void {
  const { contact: known, contactAt = -Infinity } = turn.draft.state;
  if (at !== undefined && known?.id === contact.id && at < contactAt) return;
  meet(turn, contact, at ?? startedAt);
}

/**
 * An event that says how the run's person is now is news for all that follows, goals first. One that came before the run
 * learned what it knows is not.
 */
export function learnFrom(turn: Turn, event: InboxEvent): void {
  const { state } = turn.draft;
  if (state.engineVersion < LEARNS) return;
  const contact = changedContact(event);
  const at = Date.parse(event.receivedAt);
  if (contact === null || contact.id !== state.contact?.id || at < (state.contactAt ?? state.startedAt)) return;
  meet(turn, contact, at);
}
