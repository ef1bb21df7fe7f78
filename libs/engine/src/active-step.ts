import type { JsonObject, JsonValue } from '@flowkeep/contracts';
import type { WaitRequest } from './wait-request.ts';

/** How far a loop or a sub-workflow has come. */
export interface LoopProgress {
  /** Of a for-each: what it goes over, in order. */
  readonly items?: readonly JsonValue[];
  readonly concurrency: number;
  /** Rounds begun. */
  readonly begun: number;
  /** Rounds ended. */
  readonly ended: number;
  /** Name of the config field that gives each round's result. */
  readonly collect?: string;
  /** By round; null where a round is not over yet. */
  readonly results?: readonly JsonValue[];
  /** Size of the results as JSON, characters. */
  readonly resultsSize?: number;
}

/** A step that the run is at: it executes, it waits, or its body is under way. */
export interface ActiveStep {
  /** Index of the node in the plan. */
  readonly node: number;
  readonly visit: number;
  readonly kind: 'executing' | 'waiting' | 'looping';
  /** Id of the frame that the step is in; absent in the root. */
  readonly frame?: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** When a wait ends by itself, epoch milliseconds. */
  readonly until: number | null;
  /** The config with its templates evaluated, kept for a control that resumes. */
  readonly config: JsonObject;
  /** Of a waiting step: what it waits for. */
  readonly request?: WaitRequest;
  /** Of a waiting step: ids of the events it was given, so that none counts twice. */
  readonly heard?: readonly string[];
  /** When these came, epoch milliseconds. */
  readonly heardAt?: readonly number[];
  /** Events that came before this moment were heard too, though nobody remembers each of them. Epoch milliseconds. */
  readonly heardBefore?: number;
  /** Of a looping step. */
  readonly loop?: LoopProgress;
  /** True for a goal: it does not keep the run going. */
  readonly background?: true;
}

/** A step that a failed run was at: what a retry enters again. */
export interface BrokenStep {
  readonly key: string;
  readonly step: ActiveStep;
  /** Whether the run failed because of it; the others were abandoned with it. */
  readonly failed: boolean;
}

/** A completed step that is to be undone if the run is cancelled. */
export interface CompletedStep {
  /** Index of the node. */
  readonly node: number;
  readonly key: string;
  readonly output: JsonObject;
  /** Of a step of an inline sub-workflow: what that was given. */
  readonly inputs?: JsonObject;
}

/** A compensation that has its turn when those before it are over. */
export interface PendingCompensation {
  /** Index of the handler. */
  readonly handler: number;
  /** The step that it undoes; null for the run as a whole. */
  readonly undoes: CompletedStep | null;
}
