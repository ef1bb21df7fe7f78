import { request, workspacePath } from '../../../api/request.ts';
import type { Contact } from './contact.ts';

export interface ContactInput {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/** Adds a person, or changes one whose id is given. */
export function saveContact(workspaceId: string, contactId: string | null, input: ContactInput): Promise<Contact> {
  if (contactId !== null) {
    return request(workspacePath(workspaceId, `/contacts/${contactId}`), { method: 'PATCH', body: input });
  }
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== ''));
  return request(workspacePath(workspaceId, '/contacts'), { method: 'POST', body: given });
}
