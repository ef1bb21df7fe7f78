import type { PageOf } from '../../../api/page-of.ts';
import { request, workspacePath } from '../../../api/request.ts';

export interface AuditEntry {
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  readonly actor: { readonly kind: 'member' | 'api-key' | 'system'; readonly id: string };
  /** Subject and past tense: `member.role-changed`. */
  readonly action: string;
}

export function listAudit(
  workspaceId: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<PageOf<AuditEntry>> {
  return request(workspacePath(workspaceId, '/audit'), { query: { cursor, limit: 50 }, signal });
}
