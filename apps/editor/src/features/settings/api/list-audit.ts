import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

export type AuditEntry = Schema<'AuditEntryDto'>;

export function listAudit(
  workspaceId: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<Schema<'AuditPageDto'>> {
  return request(workspacePath(workspaceId, '/audit'), { query: { cursor, limit: 50 }, signal });
}
