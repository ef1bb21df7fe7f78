import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

/** @param search part of a name, a phone or an email; empty for all */
export function listContacts(
  workspaceId: string,
  search: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<Schema<'ContactPageDto'>> {
  return request(workspacePath(workspaceId, '/contacts'), { query: { search, cursor, limit: 50 }, signal });
}
