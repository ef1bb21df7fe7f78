import type { InboxEvent } from '@flowkeep/contracts';
import { eventStarts, messageStarts } from '@flowkeep/nodes';
import type { TriggerMatch } from '@flowkeep/persistence';

/** Whether a trigger that listens to this kind of event wants this one. `answersWait`: a run waited for it. */
export function triggerAccepts(trigger: TriggerMatch, event: InboxEvent, answersWait: boolean): boolean {
  switch (trigger.type) {
    case 'trigger.message': {
      const { text } = event.payload;
      return messageStarts(trigger.config, { text: typeof text === 'string' ? text : '', answersWait });
    }
    case 'trigger.event':
      return eventStarts(trigger.config, event);
    // Only another run begins one here.
    case 'trigger.call':
      return event.kind === 'run.requested';
    default:
      return true;
  }
}
