import { request } from '../../../api/request.ts';
import type { WorkspaceSettings } from '../../../workspace/workspace-settings.ts';

export function createWorkspace(settings: WorkspaceSettings): Promise<{ readonly slug: string }> {
  return request('/api/v1/workspaces', { method: 'POST', body: settings });
}
