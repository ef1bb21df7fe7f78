import { type Permission, roleAllows } from '@flowkeep/contracts';
import { createContext, useContext } from 'react';
import type { Schema } from '../api/types.ts';

export type Session = Schema<'SessionDto'>;

/** A workspace as the session knows it. */
export type SessionWorkspace = Schema<'SessionWorkspaceDto'>;

type SessionUser = Schema<'SessionUserDto'>;

export interface WorkspaceView {
  readonly workspace: SessionWorkspace;
  readonly user: SessionUser;
  /** Whether the reader's role lets them do something here. */
  readonly can: (permission: Permission) => boolean;
  /** The address of a page of this workspace: `path('/runs')`. */
  readonly path: (page: string) => string;
}

export const WorkspaceContext = createContext<WorkspaceView | null>(null);

/** The workspace that the page is about. */
export function useWorkspace(): WorkspaceView {
  const view = useContext(WorkspaceContext);
  if (view === null) throw new Error('useWorkspace needs a workspace route above it.');
  return view;
}

export function viewOf(workspace: SessionWorkspace, user: SessionUser): WorkspaceView {
  return {
    workspace,
    user,
    can: (permission) => roleAllows(workspace.role, permission),
    path: (page) => `/w/${workspace.slug}${page}`,
  };
}
