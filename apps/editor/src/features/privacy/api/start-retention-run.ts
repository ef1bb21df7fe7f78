import { request, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';

/** Applies the rules now; a dry run only counts. */
export function startRetentionRun(workspaceId: string, dryRun: boolean): Promise<Schema<'RetentionRunStartedDto'>> {
  const body: Schema<'StartRetentionRunDto'> = { dryRun };
  return request(workspacePath(workspaceId, '/retention-runs'), { method: 'POST', body });
}
