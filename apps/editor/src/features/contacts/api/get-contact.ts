import { request, workspacePath } from '../../../api/request.ts';
import type { Contact } from './contact.ts';

export function getContact(workspaceId: string, contactId: string, signal: AbortSignal): Promise<Contact> {
  return request(workspacePath(workspaceId, `/contacts/${contactId}`), { signal });
}
