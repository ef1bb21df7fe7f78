import { request, workspacePath } from '../../../api/request.ts';
import type { ConnectionKind } from './connections.ts';

/** What the provider asks for, by name; secrets are sealed by the server. */
export type ConnectionInput = Readonly<Record<string, string>>;

export async function setConnection(workspaceId: string, kind: ConnectionKind, input: ConnectionInput): Promise<void> {
  await request(workspacePath(workspaceId, `/connections/${kind}`), { method: 'PUT', body: input });
}
