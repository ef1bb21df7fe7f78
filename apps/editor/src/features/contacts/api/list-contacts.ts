import type { PageOf } from '../../../api/page-of.ts';
import { request, workspacePath } from '../../../api/request.ts';
import type { Contact } from './contact.ts';

/** @param search part of a name, a phone or an email; empty for all */
export function listContacts(
  workspaceId: string,
  search: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<PageOf<Contact>> {
  return request(workspacePath(workspaceId, '/contacts'), { query: { search, cursor, limit: 50 }, signal });
}
