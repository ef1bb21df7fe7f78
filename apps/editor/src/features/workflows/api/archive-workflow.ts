import { request, workspacePath } from '../../../api/request.ts';

/** It starts no new runs from then on and leaves the list. */
export async function archiveWorkflow(workspaceId: string, workflowId: string): Promise<void> {
  await request(workspacePath(workspaceId, `/workflows/${workflowId}`), { method: 'DELETE' });
}
