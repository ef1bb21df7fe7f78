import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../api/query-keys.ts';
import { request, workspacePath } from '../api/request.ts';
import type { Schema } from '../api/types.ts';

/** Lets nothing begin and every run stand still, or lets all of it go on. */
export function usePauseWorkflow(workspaceId: string, workflowId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: 'pause' | 'resume') =>
      request<Schema<'WorkflowDto'>>(workspacePath(workspaceId, `/workflows/${workflowId}/${action}`), {
        method: 'POST',
      }),
    onSuccess: () =>
      Promise.all(
        (['workflows', 'runs'] as const).map((subject) =>
          client.invalidateQueries({ queryKey: queryKeys.subject(workspaceId, subject) }),
        ),
      ),
  });
}
