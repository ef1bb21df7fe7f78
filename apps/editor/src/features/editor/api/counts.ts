import { useQuery } from '@tanstack/react-query';
import type { NodeId } from '@flowkeep/graph';
import { queryKeys } from '../../../api/query-keys.ts';
import { request, workspacePath } from '../../../api/request.ts';

/** How many runs stand at a step or have passed it, over all versions. */
export interface NodeCount {
  readonly nodeId: NodeId;
  readonly waiting: number;
  readonly running: number;
  readonly done: number;
  readonly failed: number;
}

/** Counts per step; live run events make them fresh, because their key stands with the runs. */
export function useCounts(workspaceId: string, workflowId: string): readonly NodeCount[] | undefined {
  return useQuery({
    queryKey: [...queryKeys.subject(workspaceId, 'runs'), 'counts', workflowId],
    queryFn: async ({ signal }) => {
      const path = workspacePath(workspaceId, `/workflows/${encodeURIComponent(workflowId)}/counts`);
      return (await request<{ readonly items: readonly NodeCount[] }>(path, { signal })).items;
    },
  }).data;
}
