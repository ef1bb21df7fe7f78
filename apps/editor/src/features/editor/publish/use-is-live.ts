import type { LiveVersion } from '../api/live-version.ts';
import { useDocument } from '../editor-context.ts';
import { hasInlineCall, isDrawnLive } from './published-state.ts';

/** Whether what is drawn is what is live, to the last change. */
export function useIsLive(live: LiveVersion): boolean {
  const revision = useDocument((state) => state.revision);
  const hasUnsaved = useDocument((state) => state.unsaved.length > 0);
  return isDrawnLive(live, { revision, hasUnsaved });
}

/**
 * Whether there may be something to publish. A workflow that takes in others may always be published: they may have
 * changed since.
 */
export function useMayPublish(live: LiveVersion): boolean {
  const isLive = useIsLive(live);
  const takesIn = useDocument((state) => hasInlineCall(state.graph));
  return !isLive || takesIn;
}
