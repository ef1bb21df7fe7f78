import type { StepReport } from '@flowkeep/contracts';
import type { NodeId } from '@flowkeep/graph';

/** What a simulation says of one step of the drawing. */
export interface StepOutcome {
  readonly visits: number;
  /** The last time it was reached; null where it never was. */
  readonly last: StepReport | null;
}

/** How often a step was reached, and how it went the last time. */
export function outcomeOf(steps: readonly StepReport[], nodeId: NodeId): StepOutcome {
  const reached = steps.filter((step) => step.nodeId === nodeId && step.status !== 'skipped');
  return { visits: reached.length, last: reached.at(-1) ?? null };
}
