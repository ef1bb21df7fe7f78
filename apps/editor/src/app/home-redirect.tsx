import type { ReactElement } from 'react';
import { Navigate } from 'react-router';
import { useSession } from '../features/session/use-session.ts';
import { ErrorState } from '../page/error-state.tsx';
import { lastWorkspace } from './last-workspace.ts';
import { StartSkeleton } from './start-skeleton.tsx';

/** Leads from the bare address to where the reader was last. */
export function HomeRedirect(): ReactElement {
  const session = useSession();
  if (session.data === undefined) {
    return session.error === null ? (
      <StartSkeleton />
    ) : (
      <ErrorState error={session.error} onRetry={() => void session.refetch()} />
    );
  }
  if (session.data === null) return <Navigate to="/sign-in" replace />;
  const { workspaces } = session.data;
  const last = lastWorkspace();
  const workspace = workspaces.find(({ slug }) => slug === last) ?? workspaces[0];
  return <Navigate to={workspace === undefined ? '/new-workspace' : `/w/${workspace.slug}/workflows`} replace />;
}
