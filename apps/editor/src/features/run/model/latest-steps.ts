import type { StepReport } from '@flowkeep/contracts';
import type { NodeId } from '@flowkeep/graph';

/** The report of each node that tells most of it: where the run stands there, else what was reported last. */
export function latestSteps(steps: readonly StepReport[]): ReadonlyMap<NodeId, StepReport> {
  const latest = new Map<NodeId, StepReport>();
  for (const step of steps) {
    const known = latest.get(step.nodeId);
    if (!known || isNewer(step, known)) latest.set(step.nodeId, step);
  }
  return latest;
}

/** Rounds of a loop may go on side by side: one that is over does not hide one that is not. */
function isNewer(step: StepReport, known: StepReport): boolean {
  if (isActive(step) !== isActive(known)) return isActive(step);
  return step.sequence > known.sequence || (step.sequence === known.sequence && step.visit > known.visit);
}

/** Whether the run stands at this step. */
export function isActive(step: StepReport): boolean {
  return step.status === 'running' || step.status === 'waiting' || step.status === 'retrying';
}

/** Whether a step is a part of what happened. A goal that lies in wait is not, nor is what was not taken. */
export function isTold({ nodeType, status }: StepReport): boolean {
  return status !== 'skipped' && !(nodeType === 'flow.goal' && status !== 'done');
}
