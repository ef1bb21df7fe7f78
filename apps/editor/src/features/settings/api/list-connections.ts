import { requestList, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';
import type { Connection } from './connections.ts';

export function listConnections(workspaceId: string, signal: AbortSignal): Promise<readonly Connection[]> {
  return requestList<Schema<'ConnectionListDto'>>(workspacePath(workspaceId, '/connections'), { signal });
}
