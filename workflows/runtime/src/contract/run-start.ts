import type { ContactSnapshot, InboxEvent, JsonObject, WorkspaceSnapshot } from '@flowkeep/contracts';
import type { RunState } from '@flowkeep/engine';
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
  /** Where the run is shown on the canvas. */
  readonly runUrl: string;
  /** Present when the Temporal workflow goes on under a new history. */
  readonly carry?: { readonly state: RunState };
  /** What the start has told operators already. */
  readonly shown?: RunPlace;
}

/** Payload of the signal `event`: the event that a waiting step was registered for. */
export interface WaitSignal {
  readonly stepKey: string;
  readonly event: InboxEvent;
}

export const SIGNALS = { event: 'event', cancelRun: 'cancelRun' } as const;
