import { type Permission, type Role, roleAllows } from '@flowkeep/contracts';
import { createContext, useContext } from 'react';

/** A workspace as the session knows it. */
export interface SessionWorkspace {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly role: Role;
  /** IANA zone. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly language: string;
  /** ISO 4217. */
  readonly currency: string;
  /** ISO 3166-1 alpha-2. */
  readonly region: string;
}

export interface SessionUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface Session {
  readonly user: SessionUser;
  readonly workspaces: readonly SessionWorkspace[];
}

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
