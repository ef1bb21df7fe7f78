import { requestList, workspacePath } from '../../../api/request.ts';
import type { Connection } from './connections.ts';

export function listConnections(workspaceId: string, signal: AbortSignal): Promise<readonly Connection[]> {
  return requestList(workspacePath(workspaceId, '/connections'), { signal });
}
