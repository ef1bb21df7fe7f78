import { requestList, workspacePath } from '../../../api/request.ts';

export interface Stage {
  readonly id: string;
  readonly name: string;
  readonly kind: 'open' | 'won' | 'lost';
}

/** A pipeline with its stages in order. */
export interface Pipeline {
  readonly id: string;
  readonly name: string;
  readonly stages: readonly Stage[];
}

export function listPipelines(workspaceId: string, signal: AbortSignal): Promise<readonly Pipeline[]> {
  return requestList(workspacePath(workspaceId, '/pipelines'), { signal });
}
