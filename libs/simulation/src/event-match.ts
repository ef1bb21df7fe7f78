import type { InboxEvent } from '@flowkeep/contracts';
import type { WaitEvent } from '@flowkeep/engine';

/** Whether an event is one that a step waits for: the rule by which the inbox finds waits. */
export function isAwaited(awaited: WaitEvent, event: InboxEvent): boolean {
  return (
    awaited.kind === event.kind &&
    (awaited.key === '' || awaited.key === event.key) &&
    (awaited.match === null || awaited.match === (event.match ?? null)) &&
    (awaited.anybody || awaited.contactId === event.contactId)
  );
}
