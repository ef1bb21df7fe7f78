import { createContext, useContext, useEffect, useEffectEvent } from 'react';
import type { LiveEvent, LiveType } from './live-event.ts';

export type LiveListener = (event: LiveEvent | { readonly type: 'resync' }) => void;

export interface Live {
  readonly subscribe: (listener: LiveListener) => () => void;
}

export const LiveContext = createContext<Live | null>(null);

/**
 * Calls back for every change of a type in the workspace, and when events may have been missed (`resync`).
 * Cached queries are made fresh without it: use it for what lives outside the cache.
 */
export function useLive(type: LiveType, listener: LiveListener): void {
  const live = useContext(LiveContext);
  const listen: LiveListener = useEffectEvent((event) => {
    if (event.type === type || event.type === 'resync') listener(event);
  });
  useEffect(() => live?.subscribe((event) => listen(event)), [live]);
}
