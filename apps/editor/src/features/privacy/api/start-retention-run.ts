import { request, workspacePath } from '../../../api/request.ts';

/** Applies the rules now; a dry run only counts. */
export function startRetentionRun(workspaceId: string, dryRun: boolean): Promise<{ readonly reportId: string }> {
  return request(workspacePath(workspaceId, '/retention-runs'), { method: 'POST', body: { dryRun } });
}
