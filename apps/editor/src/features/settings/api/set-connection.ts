import { request, workspacePath } from '../../../api/request.ts';
import type { ConnectionKind } from './connections.ts';

export interface ConnectionInput {
  readonly settings: Readonly<Record<string, string>>;
  /** Only those that are given anew. */
  readonly secrets: Readonly<Record<string, string>>;
}

export async function setConnection(workspaceId: string, kind: ConnectionKind, input: ConnectionInput): Promise<void> {
  await request(workspacePath(workspaceId, `/connections/${kind}`), { method: 'PUT', body: input });
}
