import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JsonObject } from '@flowkeep/contracts';
import { queryKeys } from '../../../api/query-keys.ts';
import { request, workspacePath } from '../../../api/request.ts';
import type { Narrowed, Schema } from '../../../api/types.ts';

type Retry = Narrowed<'RetryRunDto', { trigger?: JsonObject }>;

/** What a member orders of a run. */
export type RunOrder =
  | { readonly action: 'pause' | 'resume' | 'cancel' }
  | ({ readonly action: 'retry' } & Retry)
  | ({ readonly action: 'skip' } & Schema<'SkipStepDto'>);

/** Gives an order to a run. It is kept at once and followed a moment later. */
export function useRunOrder(workspaceId: string, runId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ action, ...body }: RunOrder) =>
      request<Schema<'RunOrderDto'>>(workspacePath(workspaceId, `/runs/${encodeURIComponent(runId)}/${action}`), {
        method: 'POST',
        ...(Object.keys(body).length === 0 ? {} : { body }),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.subject(workspaceId, 'runs') }),
  });
}
