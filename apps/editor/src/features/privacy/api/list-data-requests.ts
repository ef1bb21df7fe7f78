import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

/** A person's wish about their data. It names them by a random id only. */
export type DataRequest = Schema<'DataRequestDto'>;

export function listDataRequests(
  workspaceId: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<Schema<'DataRequestPageDto'>> {
  return request(workspacePath(workspaceId, '/data-requests'), { query: { cursor, limit: 50 }, signal });
}
