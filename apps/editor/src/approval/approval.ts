import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../api/query-keys.ts';
import { request, requestList, workspacePath } from '../api/request.ts';
import type { Schema } from '../api/types.ts';

/** A question that a run has put to the team. */
export type Approval = Schema<'ApprovalDto'>;

export function listApprovals(
  workspaceId: string,
  status: Approval['status'] | null,
  cursor: string | null,
  signal: AbortSignal,
): Promise<Schema<'ApprovalPageDto'>> {
  return request(workspacePath(workspaceId, '/approvals'), { query: { status, cursor, limit: 30 }, signal });
}

/** The questions of one run. */
export function useRunApprovals(workspaceId: string, runId: string, isWanted: boolean): readonly Approval[] {
  const { data } = useQuery({
    queryKey: [...queryKeys.subject(workspaceId, 'approvals'), 'run', runId],
    queryFn: ({ signal }) =>
      requestList<Schema<'ApprovalPageDto'>>(workspacePath(workspaceId, '/approvals'), { query: { runId }, signal }),
    enabled: isWanted,
  });
  return data ?? [];
}

/** How many questions are open, up to what one page holds; null while nobody knows. */
export function useOpenApprovals(workspaceId: string, isWanted: boolean): number | null {
  const { data } = useQuery({
    queryKey: [...queryKeys.subject(workspaceId, 'approvals'), 'open'],
    queryFn: ({ signal }) => listApprovals(workspaceId, 'open', null, signal),
    enabled: isWanted,
  });
  return data ? data.items.filter(({ mayAnswer }) => mayAnswer).length : null;
}

export function useAnswer(workspaceId: string, approvalId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'AnswerApprovalDto'>) =>
      request<Approval>(workspacePath(workspaceId, `/approvals/${approvalId}/answer`), { method: 'POST', body }),
    onSettled: () =>
      Promise.all(
        (['approvals', 'runs'] as const).map((subject) =>
          client.invalidateQueries({ queryKey: queryKeys.subject(workspaceId, subject) }),
        ),
      ),
  });
}
