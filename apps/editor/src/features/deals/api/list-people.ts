import { requestList, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

type Person = Pick<Schema<'ContactDto'>, 'id' | 'name'>;

/** Contacts that a new deal may be about. */
export function listPeople(workspaceId: string, signal: AbortSignal): Promise<readonly Person[]> {
  return requestList<Schema<'ContactPageDto'>>(workspacePath(workspaceId, '/contacts'), {
    query: { limit: 100 },
    signal,
  });
}
