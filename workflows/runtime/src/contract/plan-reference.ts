/**
 * Stands for a plan wherever it crosses Temporal: the codec of worker and API swaps the plan in when it is read, so
 * that histories hold these few bytes only.
 */
export interface PlanReference {
  readonly flowkeepPlan: string;
  readonly workspaceId: string;
}

/** A reference to the plan with this hash. */
export function planReference(workspaceId: string, hash: string): PlanReference {
  return { flowkeepPlan: hash, workspaceId };
}
