import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Graph, parseGraph } from '@flowkeep/graph';
import { queryKeys } from '../api/query-keys.ts';
import { request, requestList, workspacePath } from '../api/request.ts';
import type { Schema } from '../api/types.ts';

/** A published version with its drawing. */
export interface VersionDrawing {
  readonly number: number;
  readonly graph: Graph;
}

/** How many runs stand at a step of a version. */
export type StandingRuns = Schema<'WaitingNodeDto'>;

/** The drawing of a version, or of the one that is live; null while nothing is. Not asked for without a workflow. */
export function useVersionDrawing(workspaceId: string, workflowId: string | null, wanted: number | 'live') {
  return useQuery({ ...drawingQuery(workspaceId, workflowId, wanted), enabled: workflowId !== null });
}

/** Asks for a drawing where no component waits for it. */
export function drawingQuery(workspaceId: string, workflowId: string | null, wanted: number | 'live') {
  return queryOptions({
    queryKey: [...queryKeys.workflow(workspaceId, workflowId ?? ''), 'drawing', wanted],
    queryFn: async ({ signal }): Promise<VersionDrawing | null> => {
      const path = pathOf(workspaceId, workflowId ?? '', '');
      const number = wanted === 'live' ? (await request<Schema<'WorkflowDto'>>(path, { signal })).liveVersion : wanted;
      if (number === null) return null;
      const { graph } = await request<Schema<'VersionDto'>>(`${path}/versions/${String(number)}`, { signal });
      return { number, graph: parseGraph(graph) };
    },
    staleTime: wanted === 'live' ? 0 : Infinity,
  });
}

/** Numbers of the published versions, newest first. */
export function useVersionNumbers(workspaceId: string, workflowId: string | null): readonly number[] {
  const { data } = useQuery({
    queryKey: [...queryKeys.workflow(workspaceId, workflowId ?? ''), 'version-numbers'],
    queryFn: async ({ signal }) => {
      const path = pathOf(workspaceId, workflowId ?? '', '/versions');
      const rows = await requestList<Schema<'VersionListDto'>>(path, { signal });
      return rows.map(({ number }) => number).sort((one, other) => other - one);
    },
    enabled: workflowId !== null,
  });
  return data ?? [];
}

/** Where the runs of a workflow stand that have not ended. */
export function useStandingPlaces(workspaceId: string, workflowId: string | null): readonly StandingRuns[] {
  const { data } = useQuery({
    queryKey: [...queryKeys.subject(workspaceId, 'runs'), 'standing-places', workflowId],
    queryFn: ({ signal }) =>
      request<Schema<'WaitingDto'>>(pathOf(workspaceId, workflowId ?? '', '/waiting'), { signal }),
    enabled: workflowId !== null,
  });
  return data?.nodes ?? [];
}

function pathOf(workspaceId: string, workflowId: string, rest: string): string {
  return workspacePath(workspaceId, `/workflows/${encodeURIComponent(workflowId)}${rest}`);
}
