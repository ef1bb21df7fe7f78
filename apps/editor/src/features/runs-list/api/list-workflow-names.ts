import type { PageOf } from '../../../api/page-of.ts';
import { request, workspacePath } from '../../../api/request.ts';

export interface WorkflowName {
  readonly id: string;
  readonly name: string;
}

/** What the list can be narrowed to. */
export async function listWorkflowNames(workspaceId: string, signal: AbortSignal): Promise<readonly WorkflowName[]> {
  const path = workspacePath(workspaceId, '/workflows');
  const page = await request<PageOf<WorkflowName>>(path, { query: { limit: 100 }, signal });
  return page.items;
}
