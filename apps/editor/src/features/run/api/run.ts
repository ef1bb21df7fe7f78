import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Channel, MessageDirection, MessageStatus, RunStatus, StepError, StepReport } from '@flowkeep/contracts';
import { type Graph, parseGraph } from '@flowkeep/graph';
import { queryKeys } from '../../../api/query-keys.ts';
import { request, workspacePath } from '../../../api/request.ts';

export interface RunMessage {
  readonly id: string;
  readonly direction: MessageDirection;
  readonly channel: Channel;
  /** Null once a retention rule or an erasure has taken it. */
  readonly text: string | null;
  readonly status: MessageStatus;
  /** The step that sent it; null for what the person wrote. */
  readonly stepKey: string | null;
  readonly error: string | null;
  readonly at: string;
}

export interface Run {
  readonly id: string;
  readonly status: RunStatus;
  readonly workflowId: string;
  readonly workflowName: string;
  readonly version: number;
  readonly contact: { readonly id: string; readonly name: string } | null;
  /** ISO instants. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly currentNode: string | null;
  readonly error: StepError | null;
  readonly temporalUrl: string | null;
  /** The drawing of the run's own version. */
  readonly graph: Graph;
  readonly steps: readonly StepReport[];
  readonly messages: readonly RunMessage[];
}

/** How often a running run is asked for when no live event comes, for example behind a proxy that holds them back. */
const FALLBACK_MS = 10_000;

/** A run with everything that is known of it; live events make it fresh. */
export function useRun(workspaceId: string, runId: string) {
  return useQuery({
    queryKey: queryKeys.run(workspaceId, runId),
    queryFn: async ({ signal }): Promise<Run> => {
      const run = await request<Run>(path(workspaceId, runId), { signal });
      return { ...run, graph: parseGraph(run.graph) };
    },
    refetchInterval: (query) => (query.state.data && hasEnded(query.state.data.status) ? false : FALLBACK_MS),
  });
}

export function useCancelRun(workspaceId: string, runId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(`${path(workspaceId, runId)}/cancel`, { method: 'POST' }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.subject(workspaceId, 'runs') }),
  });
}

export function hasEnded(status: RunStatus): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled';
}

function path(workspaceId: string, runId: string): string {
  return workspacePath(workspaceId, `/runs/${encodeURIComponent(runId)}`);
}
