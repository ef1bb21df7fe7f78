import { EVENT_KINDS, type EventKind, type JsonObject } from '@flowkeep/contracts';

interface TriggerNeeds {
  /** Null where its settings say what it listens to. */
  readonly event: EventKind | null;
  readonly token: boolean;
  readonly secret: boolean;
}

/** What each trigger type listens to, and what its public address needs. One that is called hears of the step that calls it. */
export const TRIGGER_EVENTS = {
  'trigger.webhook': { event: 'webhook.received', token: true, secret: true },
  'trigger.form': { event: 'form.sent', token: true, secret: false },
  'trigger.schedule': { event: 'schedule.due', token: false, secret: false },
  'trigger.message': { event: 'message.received', token: false, secret: false },
  'trigger.manual': { event: 'run.requested', token: false, secret: false },
  'trigger.call': { event: 'run.requested', token: false, secret: false },
  'trigger.event': { event: null, token: false, secret: false },
  'trigger.error': { event: 'run.failed', token: false, secret: false },
} as const satisfies Record<string, TriggerNeeds>;

export type TriggerType = keyof typeof TRIGGER_EVENTS;

export function isTriggerType(type: string): type is TriggerType {
  return Object.hasOwn(TRIGGER_EVENTS, type);
}

/** The kind of event that a trigger listens to; the setting `kind` says it where the type does not. */
export function eventKindOf(type: TriggerType, config: JsonObject): EventKind {
  return TRIGGER_EVENTS[type].event ?? EVENT_KINDS.find((kind) => kind === config.kind) ?? 'event.custom';
}
