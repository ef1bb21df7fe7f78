import { requestList, workspacePath } from '../../../api/request.ts';
import type { RetentionRule } from './retention.ts';

export function listRetentionRules(workspaceId: string, signal: AbortSignal): Promise<readonly RetentionRule[]> {
  return requestList(workspacePath(workspaceId, '/retention-rules'), { signal });
}
