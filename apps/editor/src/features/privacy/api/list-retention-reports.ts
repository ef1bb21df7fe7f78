import { requestList, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';
import type { RetentionReport } from './retention.ts';

/** The latest reports, newest first. */
export function listRetentionReports(workspaceId: string, signal: AbortSignal): Promise<readonly RetentionReport[]> {
  return requestList<Schema<'RetentionReportPageDto'>>(workspacePath(workspaceId, '/retention-reports'), { signal });
}
