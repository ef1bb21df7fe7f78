import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

export function listDeals(
  workspaceId: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<Schema<'DealPageDto'>> {
  return request(workspacePath(workspaceId, '/deals'), { query: { cursor, limit: 100 }, signal });
}
