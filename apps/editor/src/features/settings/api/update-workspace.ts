import { request, workspacePath } from '../../../api/request.ts';
import type { WorkspaceSettings } from '../../../workspace/workspace-settings.ts';

export async function updateWorkspace(workspaceId: string, settings: WorkspaceSettings): Promise<void> {
  await request(workspacePath(workspaceId), { method: 'PATCH', body: settings });
}
