import { request, workspacePath } from '../../../api/request.ts';

export async function renameWorkflow(workspaceId: string, workflowId: string, name: string): Promise<void> {
  await request(workspacePath(workspaceId, `/workflows/${workflowId}`), { method: 'PATCH', body: { name } });
}
