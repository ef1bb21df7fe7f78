import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';
import type { RetentionRule } from './retention.ts';

export async function setRetentionRule(workspaceId: string, rule: RetentionRule): Promise<void> {
  const { category, months, enabled } = rule;
  const body: Schema<'SetRetentionRuleDto'> = { months, enabled };
  await request(workspacePath(workspaceId, `/retention-rules/${category}`), { method: 'PUT', body });
}
