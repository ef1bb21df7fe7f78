import { requestList, workspacePath } from '../../../api/request.ts';

/** A ready-made workflow to begin with. */
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export function listTemplates(workspaceId: string, signal: AbortSignal): Promise<readonly Template[]> {
  return requestList(workspacePath(workspaceId, '/templates'), { signal });
}
