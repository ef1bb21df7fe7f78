import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

export async function updateWorkspace(workspaceId: string, settings: Schema<'ChangeWorkspaceDto'>): Promise<void> {
  await request(workspacePath(workspaceId), { method: 'PATCH', body: settings });
}
