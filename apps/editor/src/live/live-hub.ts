import type { Live, LiveListener } from './live-context.ts';

export interface LiveHub extends Live {
  /** Calls every listener. */
  readonly tell: LiveListener;
}

/** Hands one stream of events to all who listen in the tab. */
export function createLiveHub(): LiveHub {
  const listeners = new Set<LiveListener>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}
