import { request, workspacePath } from '../../../api/request.ts';

export async function revokeApiKey(workspaceId: string, keyId: string): Promise<void> {
  await request(workspacePath(workspaceId, `/api-keys/${keyId}`), { method: 'DELETE' });
}
