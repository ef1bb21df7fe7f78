import type { JsonObject } from './json.ts';

/**
 * States of a run. `completed`, `failed`, `cancelled` and `skipped` are final; `skipped` is a run that a rule of its
 * workflow kept from beginning.
 */
export const RUN_STATUSES = [
  'queued',
  'running',
  'waiting',
  'paused',
  'completed',
  'failed',
  'cancelled',
  'skipped',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** States of a step. `retrying` has failed and will be tried again; `skipped` is where the run went another way. */
export const STEP_STATUSES = ['running', 'retrying', 'waiting', 'done', 'failed', 'skipped', 'cancelled'] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];

/** An error as an outcome: kept in step reports and handed to the error port. */
export interface StepError {
  readonly code: string;
  readonly message: string;
  readonly attempt: number;
  /** ISO instant. */
  readonly at: string;
}

/**
 * What is known about one visit of one node. Reports are a projection: the same key may be reported again with a
 * later status, and the latest `sequence` wins.
 */
export interface StepReport {
  /** `run:node:visit`, in loops `run:node:path.visit`: the idempotency key of everything the step does. */
  readonly key: string;
  readonly nodeId: string;
  readonly nodeType: string;
  readonly visit: number;
  /** The rounds of the loops around the step, outermost first: `17` or `17.3`. Absent outside of loops. */
  readonly path?: string;
  readonly status: StepStatus;
  /** The port by which the run left the node, the first of several; null while it is there. */
  readonly port: string | null;
  /** All of them, where the run left by several at once. */
  readonly ports?: readonly string[];
  readonly output: JsonObject;
  readonly error: StepError | null;
  /** ISO instants. `waitingUntil` is set while the step waits for a time or has a time limit. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly waitingUntil: string | null;
  /** Grows with every report of a run. */
  readonly sequence: number;
}
