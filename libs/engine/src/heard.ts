import type { InboxEvent } from '@flowkeep/contracts';
import type { ActiveStep } from './active-step.ts';

/** Events that a waiting step remembers one by one. */
const MOST_HEARD = 100;

/** What a waiting step knows of the events that it was given. */
type Heard = Pick<ActiveStep, 'heard' | 'heardAt' | 'heardBefore'>;

/** With one event more. Of many only the last are remembered: all that came before them counts as heard. */
export function heardWith({ heard = [], heardAt = [], heardBefore = 0 }: Heard, event: InboxEvent): Heard {
  const ids = [...heard, event.id];
  const times = [...heard.map((_, index) => heardAt[index] ?? 0), Date.parse(event.receivedAt)];
  const forgotten = Math.max(0, ids.length - MOST_HEARD);
  const before = times.slice(0, forgotten).reduce((latest, at) => Math.max(latest, at + 1), heardBefore);
  return {
    heard: ids.slice(forgotten),
    heardAt: times.slice(forgotten),
    ...(before > 0 && { heardBefore: before }),
  };
}
