import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

export function listWorkflows(
  workspaceId: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<Schema<'WorkflowPageDto'>> {
  return request(workspacePath(workspaceId, '/workflows'), { query: { cursor, limit: 50 }, signal });
}
