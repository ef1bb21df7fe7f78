import type { InboxEvent } from '@flowkeep/contracts';
import { messageStarts } from '@flowkeep/nodes';
import type { TriggerMatch } from '@flowkeep/persistence';

/** Whether a trigger that listens to this kind of event wants this one. `answersWait`: a run waited for it. */
export function triggerAccepts(trigger: TriggerMatch, event: InboxEvent, answersWait: boolean): boolean {
  if (trigger.type !== 'trigger.message') return true;
  const { text } = event.payload;
  return messageStarts(trigger.config, { text: typeof text === 'string' ? text : '', answersWait });
}
