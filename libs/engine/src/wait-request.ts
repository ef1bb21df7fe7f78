import type { EventKind } from '@flowkeep/contracts';

/** One of the events that can end a wait. */
export interface WaitEvent {
  /** Tells the control which of several events came; '' where there is only one. */
  readonly branch: string;
  readonly kind: EventKind;
  readonly key: string;
  /** What the event's `match` must be; null takes any. */
  readonly match: string | null;
  /** Whom the event must be about; not compared where `anybody` is true. */
  readonly contactId: string | null;
  readonly anybody: boolean;
}

/** What a waiting step waits for: the first of the events, or the time limit. */
export interface WaitRequest {
  /** Epoch milliseconds; null waits without a limit. */
  readonly until: number | null;
  /** Absent or empty waits for a time only. */
  readonly events?: readonly WaitEvent[];
  /** The one event of a wait that was written by the first version of the engine. Read {@link waitEventsOf} instead. */
  readonly event?: Pick<WaitEvent, 'kind' | 'key' | 'contactId'> | null;
  /** Events that came after this moment already count, epoch milliseconds. */
  readonly since: number;
  /** What a pause does to `until`: a duration moves on by its length, a date stays. Absent: it moves. */
  readonly freeze?: 'shift' | 'stay';
}

/** Events that end a wait, whichever version of the engine wrote it. */
export function waitEventsOf(request: WaitRequest): readonly WaitEvent[] {
  if (request.events !== undefined) return request.events;
  const { event } = request;
  return event == null ? [] : [{ branch: '', match: null, anybody: false, ...event }];
}
