import type { JsonObject, StepError, StepReport, StepStatus } from '@flowkeep/contracts';
import type { PlanNode } from '@flowkeep/graph';
import type { ActiveStep } from './active-step.ts';
import { type FrameDraft, ROOT_FRAME } from './frame-draft.ts';

/** One visit of one node while it is being handled. */
export interface Step {
  readonly key: string;
  /** Index of the node in the plan. */
  readonly index: number;
  readonly node: PlanNode;
  readonly frame: FrameDraft;
  readonly visit: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
}

interface ReportDetails {
  readonly ports?: readonly string[];
  readonly output?: JsonObject;
  readonly error?: StepError | null;
  readonly waitingUntil?: number | null;
}

/** `run:node:visit`, in a frame `run:node:path.visit`: the idempotency key of everything the step does. */
export function stepKeyOf(runId: string, nodeId: string, path: string, visit: number): string {
  return path === '' ? `${runId}:${nodeId}:${String(visit)}` : `${runId}:${nodeId}:${path}.${String(visit)}`;
}

/** What the projection is told of a step. */
export function reportOf(
  step: Step,
  status: StepStatus,
  now: number,
  details: ReportDetails = {},
): Omit<StepReport, 'sequence'> {
  const ended = status !== 'running' && status !== 'retrying' && status !== 'waiting';
  const { ports = [] } = details;
  return {
    key: step.key,
    nodeId: step.node.id,
    nodeType: step.node.type,
    visit: step.visit,
    ...(step.frame.path === '' ? {} : { path: step.frame.path }),
    status,
    port: ports[0] ?? null,
    ...(ports.length > 1 ? { ports } : {}),
    output: details.output ?? {},
    error: details.error ?? null,
    startedAt: instant(step.startedAt),
    endedAt: ended ? instant(now) : null,
    waitingUntil: details.waitingUntil == null ? null : instant(details.waitingUntil),
  };
}

/** What the state keeps of a step that goes on being active. */
export function activeStep(step: Step, change: Pick<ActiveStep, 'kind'> & Partial<ActiveStep>): ActiveStep {
  const { index, visit, startedAt, frame } = step;
  const place = frame.id === ROOT_FRAME ? {} : { frame: frame.id };
  return { node: index, visit, startedAt, until: null, config: {}, ...place, ...change };
}

let lastInstant: readonly [milliseconds: number, text: string] = [0, '1970-01-01T00:00:00.000Z'];

/** ISO text of epoch milliseconds. */
export function instant(milliseconds: number): string {
  if (lastInstant[0] !== milliseconds) lastInstant = [milliseconds, new Date(milliseconds).toISOString()];
  return lastInstant[1];
}
