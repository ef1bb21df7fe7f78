import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../../api/query-keys.ts';
import { requestList, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

type Person = Pick<Schema<'ContactDto'>, 'id' | 'name'>;

/** Contacts that a run started by hand may be about, the newest first. */
export function usePeople(workspaceId: string): readonly Person[] {
  const { data } = useQuery({
    queryKey: [...queryKeys.subject(workspaceId, 'contacts'), 'people'],
    queryFn: ({ signal }): Promise<readonly Person[]> =>
      requestList<Schema<'ContactPageDto'>>(workspacePath(workspaceId, '/contacts'), { query: { limit: 100 }, signal }),
  });
  return data ?? [];
}
