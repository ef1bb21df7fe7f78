import type { ApiKeyScope } from '@flowkeep/contracts';
import { request, workspacePath } from '../../../api/request.ts';
import type { CreatedApiKey } from './api-keys.ts';

export interface NewApiKey {
  readonly name: string;
  readonly scopes: readonly ApiKeyScope[];
}

export function createApiKey(workspaceId: string, key: NewApiKey): Promise<CreatedApiKey> {
  return request(workspacePath(workspaceId, '/api-keys'), { method: 'POST', body: key });
}
