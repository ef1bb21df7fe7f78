import type { PageOf } from '../../../api/page-of.ts';
import { request, workspacePath } from '../../../api/request.ts';

/** A person's wish about their data. It names them by a random id only. */
export interface DataRequest {
  readonly id: string;
  readonly kind: 'erasure';
  readonly contactId: string;
  readonly status: 'received' | 'running' | 'completed' | 'failed';
  /** What was done, in numbers. */
  readonly report: Readonly<Record<string, unknown>>;
  /** ISO instants. */
  readonly requestedAt: string;
  readonly completedAt: string | null;
}

export function listDataRequests(
  workspaceId: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<PageOf<DataRequest>> {
  return request(workspacePath(workspaceId, '/data-requests'), { query: { cursor, limit: 50 }, signal });
}
