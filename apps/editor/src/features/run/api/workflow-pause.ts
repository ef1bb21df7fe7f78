import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../../api/query-keys.ts';
import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

/** Whether the workflow of a run is paused, so that nothing of it begins; false while that is not known. */
export function useIsWorkflowPaused(workspaceId: string, workflowId: string, isAsked: boolean): boolean {
  const path = workspacePath(workspaceId, `/workflows/${encodeURIComponent(workflowId)}`);
  const workflow = useQuery({
    queryKey: queryKeys.workflow(workspaceId, workflowId),
    queryFn: ({ signal }) => request<Schema<'WorkflowDto'>>(path, { signal }),
    enabled: isAsked,
  });
  return workflow.data?.pausedAt != null;
}
