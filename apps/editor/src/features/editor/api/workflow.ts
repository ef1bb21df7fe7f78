import { useQuery } from '@tanstack/react-query';
import type { RunStatus } from '@flowkeep/contracts';
import { queryKeys } from '../../../api/query-keys.ts';
import { request, workspacePath } from '../../../api/request.ts';

export interface WorkflowFacts {
  readonly id: string;
  readonly name: string;
}

/** Where a published trigger listens. */
export interface TriggerAddress {
  readonly nodeId: string;
  readonly type: string;
  readonly url: string | null;
  readonly signingSecret?: string | null;
}

export interface RunRow {
  readonly id: string;
  readonly status: RunStatus;
  readonly version: number;
  readonly startedAt: string;
  readonly contact: { readonly id: string; readonly name: string } | null;
}

export function useWorkflow(workspaceId: string, workflowId: string) {
  return useQuery({
    queryKey: queryKeys.workflow(workspaceId, workflowId),
    queryFn: ({ signal }) => request<WorkflowFacts>(path(workspaceId, workflowId), { signal }),
  });
}

/** Addresses of the live version's triggers. */
export function useTriggers(workspaceId: string, workflowId: string, liveVersion: number | null) {
  return useQuery({
    queryKey: [...queryKeys.workflow(workspaceId, workflowId), 'triggers', liveVersion],
    queryFn: async ({ signal }) => {
      const answer = await request<readonly TriggerAddress[] | { readonly items: readonly TriggerAddress[] }>(
        `${path(workspaceId, workflowId)}/triggers`,
        { signal },
      );
      return 'items' in answer ? answer.items : answer;
    },
    enabled: liveVersion !== null,
  });
}

/** The newest runs of a workflow. */
export function useLatestRuns(workspaceId: string, workflowId: string) {
  const filter = { workflowId, limit: 8 };
  return useQuery({
    queryKey: queryKeys.runs(workspaceId, filter),
    queryFn: async ({ signal }) => {
      const answer = await request<{ readonly items: readonly RunRow[] }>(workspacePath(workspaceId, '/runs'), {
        query: filter,
        signal,
      });
      return answer.items;
    },
  });
}

/** Starts the published version by hand. */
export function startRun(
  workspaceId: string,
  workflowId: string,
  body: { readonly input: unknown; readonly contactId?: string },
): Promise<{ readonly runId: string }> {
  return request(`${path(workspaceId, workflowId)}/runs`, { method: 'POST', body });
}

function path(workspaceId: string, workflowId: string): string {
  return workspacePath(workspaceId, `/workflows/${encodeURIComponent(workflowId)}`);
}
