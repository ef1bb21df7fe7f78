import { request, workspacePath } from '../../../api/request.ts';
import type { ConnectionInput } from './connections.ts';

export async function setConnection(workspaceId: string, { kind, settings }: ConnectionInput): Promise<void> {
  await request(workspacePath(workspaceId, `/connections/${kind}`), { method: 'PUT', body: settings });
}
