import type { EventKind } from '@flowkeep/contracts';

/** What each trigger type listens to, and what its public address needs. */
export const TRIGGER_EVENTS = {
  'trigger.webhook': { event: 'webhook.received', token: true, secret: true },
  'trigger.form': { event: 'form.sent', token: true, secret: false },
  'trigger.schedule': { event: 'schedule.due', token: false, secret: false },
  'trigger.message': { event: 'message.received', token: false, secret: false },
  'trigger.manual': { event: 'run.requested', token: false, secret: false },
} as const satisfies Record<string, { readonly event: EventKind; readonly token: boolean; readonly secret: boolean }>;

export type TriggerType = keyof typeof TRIGGER_EVENTS;

export function isTriggerType(type: string): type is TriggerType {
  return Object.hasOwn(TRIGGER_EVENTS, type);
}
