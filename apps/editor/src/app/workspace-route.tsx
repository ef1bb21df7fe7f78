import { type ReactElement, useEffect, useMemo } from 'react';
import { Navigate, Outlet, useLocation, useParams } from 'react-router';
import { useSession } from '../features/session/use-session.ts';
import { LiveProvider } from '../live/live-provider.tsx';
import { ErrorState } from '../page/error-state.tsx';
import { viewOf, WorkspaceContext, type Session } from '../workspace/workspace-context.ts';
import { Frame } from './frame/frame.tsx';
import { rememberWorkspace } from './last-workspace.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { StartSkeleton } from './start-skeleton.tsx';

/** Finds the workspace of the address among those of the session, and draws the frame around its pages. */
export function WorkspaceRoute(): ReactElement {
  const session = useSession();
  const location = useLocation();
  if (session.data === undefined) {
    return session.error === null ? (
      <StartSkeleton />
    ) : (
      <ErrorState error={session.error} onRetry={() => void session.refetch()} />
    );
  }
  if (session.data === null) {
    const next = encodeURIComponent(location.pathname + location.search);
    return <Navigate to={`/sign-in?next=${next}`} replace />;
  }
  return <OpenWorkspace session={session.data} />;
}

function OpenWorkspace({ session }: { readonly session: Session }): ReactElement {
  const { workspaceSlug } = useParams();
  const workspace = session.workspaces.find(({ slug }) => slug === workspaceSlug);
  const view = useMemo(
    () => (workspace === undefined ? null : viewOf(workspace, session.user)),
    [workspace, session.user],
  );
  useEffect(() => {
    if (workspace !== undefined) rememberWorkspace(workspace.slug);
  }, [workspace]);
  if (view === null) return <NotFoundPage />;
  return (
    <WorkspaceContext value={view}>
      <LiveProvider key={view.workspace.id} workspaceId={view.workspace.id}>
        <Frame workspaces={session.workspaces}>
          <Outlet />
        </Frame>
      </LiveProvider>
    </WorkspaceContext>
  );
}
