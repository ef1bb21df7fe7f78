import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../../api/query-keys.ts';
import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

/** How many runs stand at a step or have passed it. */
export type NodeCount = Schema<'NodeCountDto'>;
/** Of all steps, over all versions. */
export type NodeCounts = Schema<'NodeCountListDto'>;

/** Counts per step; live run events make them fresh, because their key stands with the runs. */
export function useCounts(workspaceId: string, workflowId: string): NodeCounts | undefined {
  return useQuery({
    queryKey: [...queryKeys.subject(workspaceId, 'runs'), 'counts', workflowId],
    queryFn: ({ signal }) => {
      const path = workspacePath(workspaceId, `/workflows/${encodeURIComponent(workflowId)}/counts`);
      return request<NodeCounts>(path, { signal });
    },
  }).data;
}
