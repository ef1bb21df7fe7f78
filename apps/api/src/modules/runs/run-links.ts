import { temporalWorkflowUrl } from '@flowkeep/temporal/client';

/** Where runs are seen outside the editor. */
export class RunLinks {
  constructor(
    private readonly temporalUiUrl: string,
    private readonly namespace: string,
  ) {}

  /** Null for a run that Temporal never knew. */
  toTemporal(workflowId: string | null): string | null {
    return workflowId === null ? null : temporalWorkflowUrl(this.temporalUiUrl, this.namespace, workflowId);
  }
}
