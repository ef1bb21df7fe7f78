import { useQuery } from '@tanstack/react-query';
import type { JsonObject } from '@flowkeep/contracts';
import { queryKeys } from '../../../api/query-keys.ts';
import { request, requestList, workspacePath } from '../../../api/request.ts';
import type { Narrowed, Schema } from '../../../api/types.ts';

export type RunRow = Schema<'RunListItemDto'>;

type StartRun = Narrowed<'StartRunDto', { input: JsonObject }>;

export function useWorkflow(workspaceId: string, workflowId: string) {
  return useQuery({
    queryKey: queryKeys.workflow(workspaceId, workflowId),
    queryFn: ({ signal }) => request<Schema<'WorkflowDto'>>(path(workspaceId, workflowId), { signal }),
  });
}

/** All workflows of the workspace, each with what its live version begins with. */
export function useWorkflowList(workspaceId: string) {
  return useQuery({
    queryKey: [...queryKeys.subject(workspaceId, 'workflows'), 'beginnings'],
    queryFn: ({ signal }) =>
      requestList<Schema<'WorkflowPageDto'>>(workspacePath(workspaceId, '/workflows'), {
        query: { limit: 100 },
        signal,
      }),
    staleTime: 30_000,
  });
}

/** Addresses of the live version's triggers. */
export function useTriggers(workspaceId: string, workflowId: string, liveVersion: number | null) {
  return useQuery({
    queryKey: [...queryKeys.workflow(workspaceId, workflowId), 'triggers', liveVersion],
    queryFn: ({ signal }) =>
      request<readonly Schema<'TriggerDto'>[]>(`${path(workspaceId, workflowId)}/triggers`, { signal }),
    enabled: liveVersion !== null,
  });
}

/** The newest runs of a workflow. */
export function useLatestRuns(workspaceId: string, workflowId: string) {
  const filter = { workflowId, limit: 8 };
  return useQuery({
    queryKey: queryKeys.runs(workspaceId, filter),
    queryFn: ({ signal }) =>
      requestList<Schema<'RunPageDto'>>(workspacePath(workspaceId, '/runs'), { query: filter, signal }),
  });
}

/** Starts the published version by hand. */
export function startRun(workspaceId: string, workflowId: string, body: StartRun): Promise<Schema<'StartedRunDto'>> {
  return request(`${path(workspaceId, workflowId)}/runs`, { method: 'POST', body });
}

function path(workspaceId: string, workflowId: string): string {
  return workspacePath(workspaceId, `/workflows/${encodeURIComponent(workflowId)}`);
}
