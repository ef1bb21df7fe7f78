import { type WaitRequest, waitEventsOf } from '@flowkeep/engine';
import type { NewWait } from '@flowkeep/persistence';

/** How the wait of a step is registered. */
export function newWaitOf(
  step: Pick<NewWait, 'runId' | 'stepKey'>,
  request: WaitRequest,
  heard: readonly string[],
): NewWait {
  const until = request.until === null ? null : new Date(request.until);
  return { ...step, events: waitEventsOf(request), since: new Date(request.since), until, heard };
}
