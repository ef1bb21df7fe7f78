import type { PageOf } from '../../../api/page-of.ts';
import { request, workspacePath } from '../../../api/request.ts';
import type { Deal } from './deal.ts';

export function listDeals(workspaceId: string, cursor: string | null, signal: AbortSignal): Promise<PageOf<Deal>> {
  return request(workspacePath(workspaceId, '/deals'), { query: { cursor, limit: 100 }, signal });
}
