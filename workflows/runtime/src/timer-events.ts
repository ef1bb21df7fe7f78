import {
  type ActiveStep,
  DEADLINE_KEY,
  type EngineEvent,
  type RunState,
  type Timer,
  timersOf,
  waitEventsOf,
} from '@flowkeep/engine';

/** What the end of a timer tells the engine. */
export function timerEvent(key: string): EngineEvent {
  return key === DEADLINE_KEY ? { kind: 'deadline' } : { kind: 'due', stepKey: key };
}

/**
 * The timer behind an event that does not say by itself how things have ended: an answer may have been accepted in time
 * that nobody could tell the run of yet. Our own tables know. Null for every other event; runs of the first version
 * went by their timers.
 */
export function timerBehind(event: EngineEvent, state: RunState): Timer | null {
  if (isFirstVersion(state)) return null;
  const key = answerableKey(event, state);
  return timersOf(state).find((timer) => timer.key === key) ?? null;
}

function answerableKey(event: EngineEvent, { active }: RunState): string | null {
  if (event.kind === 'due') return hearsEvents(active[event.stepKey]) ? event.stepKey : null;
  return event.kind === 'deadline' && Object.values(active).some(hearsEvents) ? DEADLINE_KEY : null;
}

/** As the state says: a run of the first version that has moved goes on by the present one. */
export function isFirstVersion({ engineVersion }: RunState): boolean {
  return engineVersion === 1;
}

function hearsEvents(step: ActiveStep | undefined): boolean {
  return step?.request !== undefined && waitEventsOf(step.request).length > 0;
}
