import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

/** The answer is the only moment at which the key itself can be read. */
export function createApiKey(workspaceId: string, key: Schema<'CreateApiKeyDto'>): Promise<Schema<'CreatedApiKeyDto'>> {
  return request(workspacePath(workspaceId, '/api-keys'), { method: 'POST', body: key });
}
