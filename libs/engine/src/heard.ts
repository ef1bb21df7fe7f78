import type { InboxEvent } from '@flowkeep/contracts';
import type { ActiveStep } from './active-step.ts';

/** Events that a waiting step remembers one by one, and more where many came in one moment. */
const MOST_HEARD = 100;

/** What a waiting step knows of the events that it was given. */
type Heard = Pick<ActiveStep, 'heard' | 'heardAt' | 'heardBefore'>;

/**
 * With one event more. Of many only the last are remembered: all that came before them counts as heard. None is forgotten
 * while others of the same moment may still come.
 */
export function heardWith({ heard = [], heardAt = [], heardBefore = 0 }: Heard, event: InboxEvent): Heard {
  const ids = [...heard, event.id];
  const times = [...heard.map((_, index) => heardAt[index] ?? 0), Date.parse(event.receivedAt)];
  const newest = times.reduce((latest, at) => Math.max(latest, at), 0);
  const surplus = times.slice(0, Math.max(0, ids.length - MOST_HEARD));
  const held = surplus.indexOf(newest);
  const forgotten = held === -1 ? surplus.length : held;
  const before = times.slice(0, forgotten).reduce((latest, at) => Math.max(latest, at + 1), heardBefore);
  return {
    heard: ids.slice(forgotten),
    heardAt: times.slice(forgotten),
    ...(before > 0 && { heardBefore: before }),
  };
}

/** Whether a waiting step was given an event already, or an event of its time that it no longer remembers. */
export function isHeard({ heard, heardBefore = 0 }: Heard, event: InboxEvent): boolean {
  return heard?.includes(event.id) === true || Date.parse(event.receivedAt) < heardBefore;
}
