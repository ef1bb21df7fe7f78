import type { PageOf } from '../../../api/page-of.ts';
import { request, workspacePath } from '../../../api/request.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Contacts that a new deal may be about. */
export async function listPeople(workspaceId: string, signal: AbortSignal): Promise<readonly Person[]> {
  const page = await request<PageOf<Person>>(workspacePath(workspaceId, '/contacts'), {
    query: { limit: 100 },
    signal,
  });
  return page.items;
}
