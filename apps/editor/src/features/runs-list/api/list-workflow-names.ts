import { requestList, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

type WorkflowName = Pick<Schema<'WorkflowListItemDto'>, 'id' | 'name'>;

/** What the list can be narrowed to. */
export function listWorkflowNames(workspaceId: string, signal: AbortSignal): Promise<readonly WorkflowName[]> {
  const path = workspacePath(workspaceId, '/workflows');
  return requestList<Schema<'WorkflowPageDto'>>(path, { query: { limit: 100 }, signal });
}
