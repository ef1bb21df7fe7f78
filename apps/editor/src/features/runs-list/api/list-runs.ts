import type { RunStatus } from '@flowkeep/contracts';
import type { PageOf } from '../../../api/page-of.ts';
import { request, workspacePath } from '../../../api/request.ts';

export interface RunSummary {
  readonly id: string;
  readonly status: RunStatus;
  readonly workflowId: string;
  readonly workflowName: string;
  readonly version: number;
  readonly contact: { readonly id: string; readonly name: string } | null;
  readonly currentNode: string | null;
  /** ISO instants. */
  readonly startedAt: string;
  readonly endedAt: string | null;
}

export interface RunFilter {
  readonly workflowId: string | null;
  readonly status: RunStatus | null;
}

export function listRuns(
  workspaceId: string,
  filter: RunFilter,
  cursor: string | null,
  signal: AbortSignal,
): Promise<PageOf<RunSummary>> {
  return request(workspacePath(workspaceId, '/runs'), { query: { ...filter, cursor, limit: 50 }, signal });
}
