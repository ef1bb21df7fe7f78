import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

export function createWorkflow(
  workspaceId: string,
  workflow: Schema<'CreateWorkflowDto'>,
): Promise<Schema<'WorkflowDto'>> {
  return request(workspacePath(workspaceId, '/workflows'), { method: 'POST', body: workflow });
}
