import type { LiveVersion } from '../api/live-version.ts';
import { useDocument } from '../editor-context.ts';

/** Whether what is drawn is what is live, to the last change: then there is nothing to publish. */
export function useIsLive({ version, publishedRevision }: LiveVersion): boolean {
  const revision = useDocument((state) => state.revision);
  const hasUnsaved = useDocument((state) => state.unsaved.length > 0);
  return version !== null && !hasUnsaved && publishedRevision === revision;
}
