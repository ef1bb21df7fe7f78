import type { RunState } from './state.ts';

/** A moment at which the driver must tell something: `due` for a step key, `deadline` for the key `deadline`. */
export interface Timer {
  readonly key: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** Key of the timer of the run's time limit. */
export const DEADLINE_KEY = 'deadline';

/** Every timer that a run needs now: none while it is paused or when it has ended. */
export function timersOf(state: RunState): readonly Timer[] {
  if (state.status !== 'running' || state.pausedAt != null) return [];
  const waits = Object.entries(state.active).flatMap(([key, { kind, until }]) =>
    kind === 'waiting' && until !== null ? [{ key, until }] : [],
  );
  return state.deadline == null ? waits : [...waits, { key: DEADLINE_KEY, until: state.deadline }];
}
