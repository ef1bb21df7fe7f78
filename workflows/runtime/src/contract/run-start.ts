import type { ContactSnapshot, InboxEvent, JsonObject, StepReport, WorkspaceSnapshot } from '@flowkeep/contracts';
import type { Command, RunState } from '@flowkeep/engine';
import type { RunPlace } from './run-place.ts';

/** Ids by which activities find a run's rows. */
export interface RunReference {
  readonly workspaceId: string;
  readonly runId: string;
  /** Of the plan that the run executes. */
  readonly planHash: string;
  /** The key that the run's data is sealed under. */
  readonly subjectKeyRef: string;
}

/** First argument of a run's Temporal workflow. */
export interface RunStart extends RunReference {
  readonly v: 1;
  readonly engineVersion: number;
  readonly workflowId: string;
  readonly version: number;
  readonly triggerNode: string;
  readonly trigger: JsonObject;
  readonly contact: ContactSnapshot | null;
  readonly workspace: WorkspaceSnapshot;
  /** When what begins it was taken, epoch milliseconds; it stays so when the run is begun once more. */
  readonly startedAt?: number;
  /** Where the run is shown on the canvas. */
  readonly runUrl: string;
  /** Present where the run is under way already: begun before Temporal, under an older history, or tried again. */
  readonly carry?: RunCarry;
  /** What the start has told operators already. */
  readonly shown?: RunPlace;
  /** Present where Temporal begins with it only when its wait is over, or when it is woken. */
  readonly asleep?: true;
}

/** A run that is under way, with what is to be done and told next. */
export interface RunCarry {
  readonly state: RunState;
  readonly commands?: readonly Command[];
  readonly reports?: readonly StepReport[];
}

/** Payload of the signal `event`: the event that a waiting step was registered for. */
export interface WaitSignal {
  readonly stepKey: string;
  readonly event: InboxEvent;
  /** Which of the step's events it is; absent where there is only one. */
  readonly branch?: string;
}

export const SIGNALS = { event: 'event', cancelRun: 'cancelRun', order: 'order' } as const;

/** `wake` begins a run that sleeps: Temporal keeps its signals until then. */
export const UPDATES = { wake: 'wake' } as const;
