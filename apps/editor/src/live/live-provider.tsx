import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { type QuerySubject, queryKeys } from '../api/query-keys.ts';
import { workspacePath } from '../api/request.ts';
import { openLiveConnection } from './live-connection.ts';
import { SUBJECTS_OF } from './live-event.ts';

interface LiveProviderProps {
  readonly workspaceId: string;
  readonly children: ReactNode;
}

/** A burst of events, as a busy run makes it, is answered by one round of requests. */
const GATHER_MS = 250;

/** One event stream for the whole tab: it makes cached queries fresh. */
export function LiveProvider({ workspaceId, children }: LiveProviderProps): ReactElement {
  const client = useQueryClient();

  useEffect(() => {
    const stale = new Set<QuerySubject>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const refresh = (): void => {
      timer = null;
      for (const subject of stale) void client.invalidateQueries({ queryKey: queryKeys.subject(workspaceId, subject) });
      stale.clear();
    };
    const close = openLiveConnection({
      url: workspacePath(workspaceId, '/live'),
      onEvent: (event) => {
        for (const subject of SUBJECTS_OF[event.type]) stale.add(subject);
        timer ??= setTimeout(refresh, GATHER_MS);
      },
      onResync: () => void client.invalidateQueries({ queryKey: [workspaceId] }),
    });
    return () => {
      close();
      if (timer !== null) clearTimeout(timer);
    };
  }, [client, workspaceId]);

  return <>{children}</>;
}
