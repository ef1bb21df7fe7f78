import type { RunStatus } from '@flowkeep/contracts';
import type { PageOf } from '../../../api/page-of.ts';
import { request, workspacePath } from '../../../api/request.ts';

export interface ContactRun {
  readonly id: string;
  readonly status: RunStatus;
  readonly workflowName: string;
  /** ISO instant. */
  readonly startedAt: string;
}

/** The runs a person has been through, newest first. */
export function listContactRuns(
  workspaceId: string,
  contactId: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<PageOf<ContactRun>> {
  return request(workspacePath(workspaceId, `/contacts/${contactId}/runs`), { query: { cursor, limit: 50 }, signal });
}
