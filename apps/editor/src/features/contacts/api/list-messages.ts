import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

export type Message = Schema<'MessageDto'>;

/** What was said with a person, newest first. */
export function listMessages(
  workspaceId: string,
  contactId: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<Schema<'MessagePageDto'>> {
  return request(workspacePath(workspaceId, `/contacts/${contactId}/messages`), {
    query: { cursor, limit: 50 },
    signal,
  });
}
