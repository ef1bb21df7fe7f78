import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { CrashPage } from './crash-page.tsx';
import { HomeRedirect } from './home-redirect.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { RootLayout } from './root-layout.tsx';
import { StartSkeleton } from './start-skeleton.tsx';
import { WorkspaceRoute } from './workspace-route.tsx';

const settingsPages: RouteObject = {
  path: 'settings',
  lazy: async () => ({ Component: (await import('../features/settings/settings.page.tsx')).SettingsPage }),
  children: [
    { index: true, element: <Navigate to="connections" replace /> },
    {
      path: 'connections',
      lazy: async () => ({
        Component: (await import('../features/settings/connections.section.tsx')).ConnectionsSection,
      }),
    },
    {
      path: 'members',
      lazy: async () => ({ Component: (await import('../features/members/members.section.tsx')).MembersSection }),
    },
    {
      path: 'api-keys',
      lazy: async () => ({ Component: (await import('../features/settings/api-keys.section.tsx')).ApiKeysSection }),
    },
    {
      path: 'workspace',
      lazy: async () => ({ Component: (await import('../features/settings/workspace.section.tsx')).WorkspaceSection }),
    },
    {
      path: 'activity',
      lazy: async () => ({ Component: (await import('../features/settings/activity.section.tsx')).ActivitySection }),
    },
  ],
};

/** The pages inside a workspace; each is its own piece of code, loaded when it is first opened. */
const workspacePages: RouteObject[] = [
  { index: true, element: <Navigate to="workflows" replace /> },
  {
    path: 'workflows',
    lazy: async () => ({ Component: (await import('../features/workflows/workflows.page.tsx')).WorkflowsPage }),
  },
  {
    path: 'workflows/:workflowId',
    lazy: async () => ({ Component: (await import('../features/editor/editor.page.tsx')).EditorPage }),
  },
  {
    path: 'runs',
    lazy: async () => ({ Component: (await import('../features/runs-list/runs.page.tsx')).RunsPage }),
  },
  {
    path: 'runs/:runId',
    lazy: async () => ({ Component: (await import('../features/run/run.page.tsx')).RunPage }),
  },
  {
    path: 'approvals',
    lazy: async () => ({ Component: (await import('../features/approvals/approvals.page.tsx')).ApprovalsPage }),
    children: [
      { index: true, element: <Navigate to="open" replace /> },
      {
        path: 'open',
        lazy: async () => ({ Component: (await import('../features/approvals/open.section.tsx')).OpenSection }),
      },
      {
        path: 'answered',
        lazy: async () => ({ Component: (await import('../features/approvals/answered.section.tsx')).AnsweredSection }),
      },
    ],
  },
  {
    path: 'contacts/:contactId?',
    lazy: async () => ({ Component: (await import('../features/contacts/contacts.page.tsx')).ContactsPage }),
  },
  {
    path: 'deals',
    lazy: async () => ({ Component: (await import('../features/deals/deals.page.tsx')).DealsPage }),
  },
  {
    path: 'privacy',
    lazy: async () => ({ Component: (await import('../features/privacy/privacy.page.tsx')).PrivacyPage }),
    children: [
      { index: true, element: <Navigate to="retention" replace /> },
      {
        path: 'retention',
        lazy: async () => ({ Component: (await import('../features/privacy/retention.section.tsx')).RetentionSection }),
      },
      {
        path: 'requests',
        lazy: async () => ({ Component: (await import('../features/privacy/requests.section.tsx')).RequestsSection }),
      },
    ],
  },
  settingsPages,
  { path: '*', element: <NotFoundPage /> },
];

const routes: RouteObject[] = [
  {
    element: <RootLayout />,
    errorElement: <CrashPage />,
    hydrateFallbackElement: <StartSkeleton />,
    children: [
      { index: true, element: <HomeRedirect /> },
      {
        path: 'sign-in',
        lazy: async () => ({ Component: (await import('../features/session/sign-in.page.tsx')).SignInPage }),
      },
      {
        path: 'invitation',
        lazy: async () => ({
          Component: (await import('../features/session/accept-invitation.page.tsx')).AcceptInvitationPage,
        }),
      },
      {
        path: 'new-workspace',
        lazy: async () => ({
          Component: (await import('../features/settings/new-workspace.page.tsx')).NewWorkspacePage,
        }),
      },
      {
        path: 'w/:workspaceSlug',
        element: <WorkspaceRoute />,
        children: [{ errorElement: <CrashPage />, children: workspacePages }],
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];

/** The addresses of the product. */
export function makeRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter(routes);
}
