import { useQuery } from '@tanstack/react-query';
import { type Graph, parseGraph } from '@flowkeep/graph';
import { queryKeys } from '../../../api/query-keys.ts';
import { request, requestList, workspacePath } from '../../../api/request.ts';
import type { Narrowed, Schema } from '../../../api/types.ts';

export type VersionRow = Schema<'VersionListItemDto'>;

export type Version = Narrowed<'VersionDto', { graph: Graph }>;

/** The published versions, newest first. */
export function useVersions(workspaceId: string, workflowId: string, isWanted: boolean) {
  return useQuery({
    queryKey: [...queryKeys.workflow(workspaceId, workflowId), 'versions'],
    queryFn: ({ signal }) => loadVersions(workspaceId, workflowId, signal),
    enabled: isWanted,
  });
}

/** The document of one version; it never changes. */
export function useVersion(workspaceId: string, workflowId: string, number: number | null) {
  return useQuery({
    queryKey: [...queryKeys.workflow(workspaceId, workflowId), 'versions', number],
    queryFn: () => loadVersion(workspaceId, workflowId, number ?? 0),
    enabled: number !== null,
    staleTime: Infinity,
  });
}

/** Loads one version with its document. */
export async function loadVersion(workspaceId: string, workflowId: string, number: number): Promise<Version> {
  const answer = await request<Schema<'VersionDto'>>(path(workspaceId, workflowId, `/versions/${number}`));
  return { ...answer, graph: parseGraph(answer.graph) };
}

async function loadVersions(
  workspaceId: string,
  workflowId: string,
  signal: AbortSignal,
): Promise<readonly VersionRow[]> {
  const rows = await requestList<Schema<'VersionListDto'>>(path(workspaceId, workflowId, '/versions'), { signal });
  return [...rows].sort((a, b) => b.number - a.number);
}

function path(workspaceId: string, workflowId: string, rest: string): string {
  return workspacePath(workspaceId, `/workflows/${encodeURIComponent(workflowId)}${rest}`);
}
