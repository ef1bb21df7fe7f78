import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

/** The runs a person has been through, newest first. */
export function listContactRuns(
  workspaceId: string,
  contactId: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<Schema<'ContactRunPageDto'>> {
  return request(workspacePath(workspaceId, `/contacts/${contactId}/runs`), { query: { cursor, limit: 50 }, signal });
}
