import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { queryKeys } from '../../api/query-keys.ts';
import type { Session } from '../../workspace/workspace-context.ts';
import { getSession } from './api/get-session.ts';

/** Who is signed in and where they may go; null when nobody is. */
export function useSession(): UseQueryResult<Session | null> {
  return useQuery({
    queryKey: queryKeys.session,
    queryFn: ({ signal }) => getSession(signal),
    staleTime: 5 * 60_000,
  });
}
