import { request } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

export function createWorkspace(settings: Schema<'CreateWorkspaceDto'>): Promise<Schema<'WorkspaceDto'>> {
  return request('/api/v1/workspaces', { method: 'POST', body: settings });
}
