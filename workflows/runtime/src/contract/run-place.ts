import { type RunState, waitEventsOf } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';

/** Where operators see a run in Temporal: ids and fixed words. */
export interface RunPlace {
  readonly node: string | null;
  /** Kind of the event that the run waits for, or `time`. */
  readonly waitingFor: string | null;
}

/** The first waiting step of a run, goals left out. */
export function placeOf(state: RunState, plan: Plan): RunPlace {
  const waiting = Object.values(state.active).find(({ kind, background }) => kind === 'waiting' && background !== true);
  if (waiting === undefined) return { node: null, waitingFor: null };
  const [first] = waiting.request === undefined ? [] : waitEventsOf(waiting.request);
  return { node: plan.nodes[waiting.node]?.id ?? null, waitingFor: first?.kind ?? 'time' };
}
