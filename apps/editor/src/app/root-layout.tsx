import type { ReactElement } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { ExpiredSessionDialog } from '../features/session/components/expired-session-dialog.tsx';

/** What lies over every page. */
export function RootLayout(): ReactElement {
  return (
    <>
      <Outlet />
      <ExpiredSessionDialog />
      <ScrollRestoration />
    </>
  );
}
