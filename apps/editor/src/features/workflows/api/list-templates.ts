import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

/** A ready-made workflow to begin with. */
export type Template = Schema<'TemplateDto'>;

export function listTemplates(workspaceId: string, signal: AbortSignal): Promise<readonly Template[]> {
  return request(workspacePath(workspaceId, '/templates'), { signal });
}
