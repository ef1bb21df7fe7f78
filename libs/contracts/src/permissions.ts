/** Everything a member may be allowed to do in a workspace. */
export const PERMISSIONS = [
  'workspace.read',
  'workspace.manage',
  'members.read',
  'members.manage',
  'api-keys.manage',
  'connections.manage',
  'workflows.read',
  'workflows.edit',
  'workflows.publish',
  'events.write',
  'runs.read',
  'runs.start',
  'runs.operate',
  'approvals.read',
  'approvals.answer',
  'contacts.read',
  'contacts.edit',
  'deals.read',
  'deals.edit',
  'messages.read',
  'privacy.read',
  'privacy.manage',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

const VIEWER = [
  'workspace.read',
  'members.read',
  'workflows.read',
  'runs.read',
  'approvals.read',
  'contacts.read',
  'deals.read',
  'messages.read',
  'privacy.read',
] as const satisfies readonly Permission[];

const OPERATOR = [
  ...VIEWER,
  'events.write',
  'runs.start',
  'runs.operate',
  'approvals.answer',
  'contacts.edit',
  'deals.edit',
] as const satisfies readonly Permission[];

const EDITOR = [...OPERATOR, 'workflows.edit', 'workflows.publish'] as const satisfies readonly Permission[];

/** What each role of a workspace may do. */
export const ROLE_PERMISSIONS = {
  owner: PERMISSIONS,
  editor: EDITOR,
  operator: OPERATOR,
  viewer: VIEWER,
} as const satisfies Record<string, readonly Permission[]>;

export type Role = keyof typeof ROLE_PERMISSIONS;

export const ROLES = Object.keys(ROLE_PERMISSIONS) as readonly Role[];

/** Whether a role includes a permission. */
export function roleAllows(role: Role, permission: Permission): boolean {
  return (ROLE_PERMISSIONS[role] as readonly Permission[]).includes(permission);
}

/** What an API key may be allowed to do. */
export const API_KEY_SCOPES = [
  'events.write',
  'runs.read',
  'runs.start',
  'runs.operate',
  'contacts.read',
  'contacts.edit',
] as const;

export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];
