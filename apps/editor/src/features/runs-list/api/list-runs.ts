import type { RunStatus } from '@flowkeep/contracts';
import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

export type RunSummary = Schema<'RunListItemDto'>;

export interface RunFilter {
  readonly workflowId: string | null;
  readonly status: RunStatus | null;
}

export function listRuns(
  workspaceId: string,
  filter: RunFilter,
  cursor: string | null,
  signal: AbortSignal,
): Promise<Schema<'RunPageDto'>> {
  return request(workspacePath(workspaceId, '/runs'), { query: { ...filter, cursor, limit: 50 }, signal });
}
