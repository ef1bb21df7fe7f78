/** Addresses of the product that operators follow from Temporal's Web UI. */
export class RunLinks {
  constructor(private readonly publicUrl: string) {}

  /** The run on its canvas. */
  runUrl(workspaceSlug: string, runId: string): string {
    return `${this.publicUrl}/w/${encodeURIComponent(workspaceSlug)}/runs/${runId}`;
  }
}
