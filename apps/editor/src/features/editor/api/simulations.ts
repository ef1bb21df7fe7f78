import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Expectations, parseExpectations, parseScenario, type Scenario } from '@flowkeep/simulation';
import { queryKeys } from '../../../api/query-keys.ts';
import { request, requestList, workspacePath } from '../../../api/request.ts';
import type { Narrowed, Schema } from '../../../api/types.ts';

type Saved = Narrowed<'SimulationDto', { scenario: Scenario; expectations: Expectations }>;

export type SavedSimulation = Saved;

export type SimulationDraft = Narrowed<'SaveSimulationDto', { scenario: Scenario; expectations: Expectations }>;

/** The saved simulations of a workflow, by name. */
export function useSimulations(workspaceId: string, workflowId: string) {
  return useQuery({
    queryKey: keyOf(workspaceId, workflowId),
    queryFn: async ({ signal }): Promise<readonly Saved[]> => {
      const list = await requestList<Schema<'SimulationListDto'>>(path(workspaceId, workflowId), { signal });
      return list.map((item) => ({
        ...item,
        scenario: parseScenario(item.scenario),
        expectations: parseExpectations(item.expectations),
      }));
    },
  });
}

/** Saves a simulation as a new one, or in place of the one with that id. */
export function useSaveSimulation(workspaceId: string, workflowId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: SimulationDraft & { readonly id: string | null }) =>
      request<Schema<'SimulationDto'>>(path(workspaceId, workflowId, id === null ? '' : `/${id}`), {
        method: id === null ? 'POST' : 'PUT',
        body,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(workspaceId, workflowId) }),
  });
}

export function useDeleteSimulation(workspaceId: string, workflowId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(path(workspaceId, workflowId, `/${id}`), { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(workspaceId, workflowId) }),
  });
}

function keyOf(workspaceId: string, workflowId: string): readonly unknown[] {
  return [...queryKeys.workflow(workspaceId, workflowId), 'simulations'];
}

function path(workspaceId: string, workflowId: string, rest = ''): string {
  return workspacePath(workspaceId, `/workflows/${encodeURIComponent(workflowId)}/simulations${rest}`);
}
