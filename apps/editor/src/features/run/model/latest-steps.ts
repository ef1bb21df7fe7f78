import type { StepReport } from '@flowkeep/contracts';
import type { NodeId } from '@flowkeep/graph';

/** The latest visit of each node. */
export function latestSteps(steps: readonly StepReport[]): ReadonlyMap<NodeId, StepReport> {
  const latest = new Map<NodeId, StepReport>();
  for (const step of steps) {
    const known = latest.get(step.nodeId);
    if (!known || known.visit < step.visit || (known.visit === step.visit && known.sequence < step.sequence)) {
      latest.set(step.nodeId, step);
    }
  }
  return latest;
}

/** Whether the run stands at this step. */
export function isActive(step: StepReport): boolean {
  return step.status === 'running' || step.status === 'waiting' || step.status === 'retrying';
}
