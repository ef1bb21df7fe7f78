import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../../api/query-keys.ts';
import { type Draft, loadDraft } from './draft.ts';

export interface LiveVersion {
  readonly version: number | null;
  /** The revision that it was made from. */
  readonly publishedRevision: number | null;
}

/** What is live now. Made fresh by live events, unlike the opened document. */
export function useLiveVersion(workspaceId: string, workflowId: string, opened?: Draft): LiveVersion {
  const query = useQuery({
    queryKey: [...queryKeys.workflow(workspaceId, workflowId), 'draft', 'live'],
    queryFn: async (): Promise<LiveVersion> => {
      const draft = await loadDraft(workspaceId, workflowId);
      return { version: draft.liveVersion, publishedRevision: draft.publishedRevision };
    },
    ...(opened ? { initialData: { version: opened.liveVersion, publishedRevision: opened.publishedRevision } } : {}),
    staleTime: 30_000,
  });
  return query.data ?? { version: null, publishedRevision: null };
}
