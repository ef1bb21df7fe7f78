import type { JsonObject, StepError, StepReport, StepStatus } from '@flowkeep/contracts';
import type { PlanNode } from '@flowkeep/graph';
import type { ActiveStep } from './active-step.ts';

/** One visit of one node while it is being handled. */
export interface Step {
  readonly key: string;
  /** Index of the node in the plan. */
  readonly index: number;
  readonly node: PlanNode;
  readonly visit: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Present when the step was active before this event. */
  readonly active: ActiveStep | null;
}

interface ReportDetails {
  readonly port?: string | null;
  readonly output?: JsonObject;
  readonly error?: StepError | null;
  readonly waitingUntil?: number | null;
}

/** `run:node:visit`: the idempotency key of everything the step does. */
export function stepKeyOf(runId: string, nodeId: string, visit: number): string {
  return `${runId}:${nodeId}:${String(visit)}`;
}

/** What the projection is told of a step. */
export function reportOf(
  step: Step,
  status: StepStatus,
  now: number,
  details: ReportDetails = {},
): Omit<StepReport, 'sequence'> {
  const ended = status !== 'running' && status !== 'retrying' && status !== 'waiting';
  return {
    key: step.key,
    nodeId: step.node.id,
    nodeType: step.node.type,
    visit: step.visit,
    status,
    port: details.port ?? null,
    output: details.output ?? {},
    error: details.error ?? null,
    startedAt: instant(step.startedAt),
    endedAt: ended ? instant(now) : null,
    waitingUntil: details.waitingUntil == null ? null : instant(details.waitingUntil),
  };
}

/** ISO text of epoch milliseconds. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
