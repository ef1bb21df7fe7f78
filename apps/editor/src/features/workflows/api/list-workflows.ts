import type { PageOf } from '../../../api/page-of.ts';
import { request, workspacePath } from '../../../api/request.ts';
import type { WorkflowSummary } from './workflow-summary.ts';

export function listWorkflows(
  workspaceId: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<PageOf<WorkflowSummary>> {
  return request(workspacePath(workspaceId, '/workflows'), { query: { cursor, limit: 50 }, signal });
}
