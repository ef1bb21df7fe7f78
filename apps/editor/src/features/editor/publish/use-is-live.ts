import type { LiveVersion } from '../api/live-version.ts';
import { useDocument } from '../editor-context.ts';

/**
 * Whether what is drawn is what is live, to the last change: then there is nothing to publish. A workflow that takes in
 * others may always be published: they may have changed since.
 */
export function useIsLive({ version, publishedRevision }: LiveVersion): boolean {
  const revision = useDocument((state) => state.revision);
  const hasUnsaved = useDocument((state) => state.unsaved.length > 0);
  const takesIn = useDocument((state) => Object.values(state.graph.nodes).some(isInlineCall));
  return version !== null && !hasUnsaved && !takesIn && publishedRevision === revision;
}

function isInlineCall({ type, config }: { readonly type: string; readonly config: object }): boolean {
  return type === 'flow.call' && (!('mode' in config) || config.mode === 'inline');
}
