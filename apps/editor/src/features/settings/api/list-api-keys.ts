import { requestList, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';
import type { ApiKey } from './api-keys.ts';

export function listApiKeys(workspaceId: string, signal: AbortSignal): Promise<readonly ApiKey[]> {
  return requestList<Schema<'ApiKeyListDto'>>(workspacePath(workspaceId, '/api-keys'), { signal });
}
