import type { Schema } from '../../../api/types.ts';

/** A workflow as the list shows it. */
export type WorkflowSummary = Schema<'WorkflowListItemDto'>;

/** Whether the draft holds changes that new runs do not take yet. */
export function hasUnpublishedChanges(workflow: WorkflowSummary): boolean {
  return workflow.liveVersion !== null && workflow.publishedRevision !== workflow.draftRevision;
}
