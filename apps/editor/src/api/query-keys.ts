/**
 * Keys of the query cache. What belongs to a workspace begins with its id and a subject, so that one live event can
 * make everything of its subject fresh.
 */
export const queryKeys = {
  session: ['session'] as const,
  subject: (workspaceId: string, subject: QuerySubject) => [workspaceId, subject] as const,
  workflows: (workspaceId: string) => [workspaceId, 'workflows', 'list'] as const,
  workflow: (workspaceId: string, workflowId: string) => [workspaceId, 'workflows', workflowId] as const,
  templates: (workspaceId: string) => [workspaceId, 'templates'] as const,
  runs: (workspaceId: string, filter: object = {}) => [workspaceId, 'runs', 'list', filter] as const,
  run: (workspaceId: string, runId: string) => [workspaceId, 'runs', runId] as const,
  contacts: (workspaceId: string, filter: object = {}) => [workspaceId, 'contacts', 'list', filter] as const,
  contact: (workspaceId: string, contactId: string) => [workspaceId, 'contacts', contactId] as const,
  messagesOf: (workspaceId: string, contactId: string) => [workspaceId, 'messages', contactId] as const,
  pipelines: (workspaceId: string) => [workspaceId, 'pipelines'] as const,
  deals: (workspaceId: string) => [workspaceId, 'deals'] as const,
  members: (workspaceId: string) => [workspaceId, 'members'] as const,
  invitations: (workspaceId: string) => [workspaceId, 'invitations'] as const,
  apiKeys: (workspaceId: string) => [workspaceId, 'api-keys'] as const,
  connections: (workspaceId: string) => [workspaceId, 'connections'] as const,
  retentionRules: (workspaceId: string) => [workspaceId, 'privacy', 'rules'] as const,
  retentionReports: (workspaceId: string) => [workspaceId, 'privacy', 'reports'] as const,
  dataRequests: (workspaceId: string) => [workspaceId, 'privacy', 'requests'] as const,
};

export type QuerySubject =
  'workflows' | 'runs' | 'contacts' | 'messages' | 'deals' | 'privacy' | 'approvals' | 'operations';
