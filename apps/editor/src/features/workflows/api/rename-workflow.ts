import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

export async function renameWorkflow(workspaceId: string, workflowId: string, name: string): Promise<void> {
  const body: Schema<'RenameWorkflowDto'> = { name };
  await request(workspacePath(workspaceId, `/workflows/${workflowId}`), { method: 'PATCH', body });
}
