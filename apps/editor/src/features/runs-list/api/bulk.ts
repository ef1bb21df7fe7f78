import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../../api/query-keys.ts';
import { request, requestList, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

export type BulkAction = Schema<'BulkRequestDto'>['action'];

export type BulkFilter = Schema<'BulkFilterDto'>;

export type BulkOperation = Schema<'BulkOperationDto'>;

export type BulkOrder = Omit<Schema<'BulkRequestDto'>, 'dryRun'>;

/** How often progress is asked for when no live event comes. */
const PROGRESS_MS = 2_000;

/** How many runs an order would be for now. Nothing is done, and nothing is asked while there is no order yet. */
export function useBulkCount(workspaceId: string, order: BulkOrder | null) {
  return useQuery({
    queryKey: [...queryKeys.subject(workspaceId, 'runs'), 'bulk-count', order],
    queryFn: ({ signal }) =>
      request<Schema<'BulkReceiptDto'>>(workspacePath(workspaceId, '/runs/bulk'), {
        method: 'POST',
        body: { ...order, dryRun: true },
        signal,
      }),
    enabled: order !== null,
    // What is about to be done must be counted now, not a minute ago.
    staleTime: 0,
    gcTime: 0,
  });
}

/** Begins an order to many runs. */
export function useBulkOrder(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (order: BulkOrder) =>
      request<Schema<'BulkReceiptDto'>>(workspacePath(workspaceId, '/runs/bulk'), {
        method: 'POST',
        body: { ...order, dryRun: false },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.subject(workspaceId, 'operations') }),
  });
}

/** The newest orders to many runs. */
export function useBulkOperations(workspaceId: string): readonly BulkOperation[] {
  const { data } = useQuery({
    queryKey: [...queryKeys.subject(workspaceId, 'operations'), 'list'],
    queryFn: ({ signal }) =>
      requestList<Schema<'BulkOperationPageDto'>>(workspacePath(workspaceId, '/bulk-operations'), {
        query: { limit: 5 },
        signal,
      }),
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'running') ? PROGRESS_MS : false),
  });
  return data ?? [];
}

/** Stops an order that is still going on; runs that were told already stay as they are. */
export function useStopBulk(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      request<BulkOperation>(workspacePath(workspaceId, `/bulk-operations/${id}/cancel`), { method: 'POST' }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.subject(workspaceId, 'operations') }),
  });
}
