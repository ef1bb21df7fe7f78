import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NodeId } from '@flowkeep/graph';
import { queryKeys } from '../../../api/query-keys.ts';
import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';
import { drawingQuery, useVersionNumbers } from '../../../workflow/version-drawing.ts';
import { type FailedPlace, failedPlaces } from '../bulk/failed-places.ts';

/** How many versions are read for the titles of steps that are gone, the newest. */
const READ_VERSIONS = 20;

/** Steps of any version with which runs have failed, by the titles they had last. Not asked for without need. */
export function useFailedPlaces(workspaceId: string, workflowId: string, isNeeded: boolean): readonly FailedPlace[] {
  const client = useQueryClient();
  const versions = useVersionNumbers(workspaceId, workflowId);
  const { data } = useQuery({
    queryKey: [...queryKeys.subject(workspaceId, 'runs'), 'failed-places', workflowId, versions],
    queryFn: async ({ signal }) => {
      const path = workspacePath(workspaceId, `/workflows/${encodeURIComponent(workflowId)}/counts`);
      const { items } = await request<Schema<'NodeCountListDto'>>(path, { signal });
      const read = (version: number) => graphOf(client, workspaceId, workflowId, version);
      return failedPlaces(failedIds(items), versions.slice(0, READ_VERSIONS), read);
    },
    enabled: isNeeded && versions.length > 0,
  });
  return data ?? [];
}

function failedIds(counts: Schema<'NodeCountListDto'>['items']): readonly NodeId[] {
  return counts.filter(({ failed }) => failed > 0).map(({ nodeId }) => nodeId);
}

async function graphOf(client: QueryClient, workspaceId: string, workflowId: string, version: number) {
  return (await client.fetchQuery(drawingQuery(workspaceId, workflowId, version)))?.graph ?? null;
}
