import type { MessageDirection, MessageStatus } from '@flowkeep/contracts';
import type { PageOf } from '../../../api/page-of.ts';
import { request, workspacePath } from '../../../api/request.ts';

export interface Message {
  readonly id: string;
  readonly direction: MessageDirection;
  /** Null once a retention rule or an erasure has taken it. */
  readonly text: string | null;
  readonly templateName?: string | null;
  readonly status: MessageStatus;
  /** Why it failed, in a sentence. */
  readonly error?: string | null;
  readonly runId?: string | null;
  /** ISO instant. */
  readonly createdAt: string;
}

/** What was said with a person, newest first. */
export function listMessages(
  workspaceId: string,
  contactId: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<PageOf<Message>> {
  return request(workspacePath(workspaceId, `/contacts/${contactId}/messages`), {
    query: { cursor, limit: 50 },
    signal,
  });
}
