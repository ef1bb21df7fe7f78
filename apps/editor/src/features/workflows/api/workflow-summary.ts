/** A workflow as the list shows it. */
export interface WorkflowSummary {
  readonly id: string;
  readonly name: string;
  readonly draftRevision: number;
  /** Draft revision that the live version was published from. */
  readonly publishedRevision: number | null;
  readonly liveVersion: number | null;
  readonly nodeCount: number;
  /** Runs that have not ended. */
  readonly activeRuns: number;
  /** ISO instants. */
  readonly updatedAt: string;
  readonly lastRunAt: string | null;
}

/** Whether the draft holds changes that new runs do not take yet. */
export function hasUnpublishedChanges(workflow: WorkflowSummary): boolean {
  return workflow.liveVersion !== null && workflow.publishedRevision !== workflow.draftRevision;
}
