import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';
import type { Contact } from './contact.ts';

/** What the form asks for; null empties a field. */
export type ContactInput = Required<Pick<Schema<'UpdateContactDto'>, 'name' | 'phone' | 'email' | 'timeZone'>>;

/** Adds a person, or changes one whose id is given. */
export function saveContact(workspaceId: string, contactId: string | null, input: ContactInput): Promise<Contact> {
  if (contactId !== null) {
    return request(workspacePath(workspaceId, `/contacts/${contactId}`), { method: 'PATCH', body: input });
  }
  return request(workspacePath(workspaceId, '/contacts'), { method: 'POST', body: givenOf(input) });
}

/** A new person has only what was filled in. */
function givenOf({ name, phone, email, timeZone }: ContactInput): Schema<'CreateContactDto'> {
  return {
    ...(name === '' ? {} : { name }),
    ...(phone === null || phone === '' ? {} : { phone }),
    ...(email === null || email === '' ? {} : { email }),
    ...(timeZone === null || timeZone === '' ? {} : { timeZone }),
  };
}
