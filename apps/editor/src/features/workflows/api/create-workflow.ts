import { request, workspacePath } from '../../../api/request.ts';

export interface NewWorkflow {
  readonly name: string;
  /** Id of a template; without it the canvas is empty. */
  readonly template?: string;
}

export function createWorkflow(workspaceId: string, workflow: NewWorkflow): Promise<{ readonly id: string }> {
  return request(workspacePath(workspaceId, '/workflows'), { method: 'POST', body: workflow });
}
