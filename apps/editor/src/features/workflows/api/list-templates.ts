import { request, workspacePath } from '../../../api/request.ts';

/** A ready-made workflow to begin with. */
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export function listTemplates(workspaceId: string, signal: AbortSignal): Promise<readonly Template[]> {
  return request(workspacePath(workspaceId, '/templates'), { signal });
}
