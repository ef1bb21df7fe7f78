import { requestList, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';
import type { RetentionRule } from './retention.ts';

export function listRetentionRules(workspaceId: string, signal: AbortSignal): Promise<readonly RetentionRule[]> {
  return requestList<Schema<'RetentionRulePageDto'>>(workspacePath(workspaceId, '/retention-rules'), { signal });
}
