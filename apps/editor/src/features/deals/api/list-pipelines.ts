import { requestList, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

export type Stage = Schema<'StageDto'>;

/** A pipeline with its stages in order. */
export type Pipeline = Schema<'PipelineDto'>;

export function listPipelines(workspaceId: string, signal: AbortSignal): Promise<readonly Pipeline[]> {
  return requestList<Schema<'PipelinePageDto'>>(workspacePath(workspaceId, '/pipelines'), { signal });
}
