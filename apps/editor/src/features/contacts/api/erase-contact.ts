import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

/** Asks for a person to be erased; the work goes on by itself. */
export function eraseContact(workspaceId: string, contactId: string): Promise<Schema<'ErasureRequestedDto'>> {
  return request(workspacePath(workspaceId, `/contacts/${contactId}/erasure`), { method: 'POST', body: {} });
}
