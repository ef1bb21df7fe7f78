import type { ContactSnapshot, InboxEvent, JsonObject, JsonValue, StepError, StepReport } from '@flowkeep/contracts';
import type { RunState } from './state.ts';
import type { WaitRequest } from './wait-request.ts';

/** What the engine asks its driver to do. */
export type Command =
  | {
      readonly kind: 'execute';
      readonly stepKey: string;
      readonly node: number;
      readonly class: 'quick' | 'outbound';
      /** Templates are evaluated. */
      readonly config: JsonObject;
    }
  /** Registers a wait, or registers it anew with other limits. */
  | { readonly kind: 'wait'; readonly stepKey: string; readonly node: number; readonly request: WaitRequest }
  /** The run no longer needs this step: stop its timer, its registration or its activity. */
  | { readonly kind: 'abandon'; readonly stepKey: string }
  /** More can be done at once than one transition should do: keep the reports, then tell `continue`. */
  | { readonly kind: 'continue' }
  | {
      readonly kind: 'finish';
      readonly status: 'completed' | 'failed' | 'cancelled';
      readonly error: StepError | null;
      /** Id of the goal that was reached. */
      readonly outcome?: string;
      /** Values that the end of the run gave. */
      readonly result?: JsonObject;
    };

/** What an executed node gives back. */
export interface StepResult {
  readonly port: string;
  readonly output: JsonObject;
  /** The run's person, where the step found or changed them. */
  readonly contact?: ContactSnapshot;
  readonly vars?: Readonly<Record<string, JsonValue>>;
  /** Whether the step said something to the person: a later wait hears answers from the step's beginning on. */
  readonly spoke?: boolean;
}

/** What a driver tells the engine. An event for a step that is no longer active changes nothing. */
export type EngineEvent =
  | { readonly kind: 'executed'; readonly stepKey: string; readonly result: StepResult }
  | { readonly kind: 'failed'; readonly stepKey: string; readonly error: StepError }
  | { readonly kind: 'due'; readonly stepKey: string }
  | {
      readonly kind: 'received';
      readonly stepKey: string;
      readonly event: InboxEvent;
      /** Which of the step's events it is; absent: the first that fits. */
      readonly branch?: string;
    }
  /** Compensations run first; a second one ends the run at once. */
  | { readonly kind: 'cancel'; readonly reason: string }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** The run's time limit is over. Before that it changes nothing. */
  | { readonly kind: 'deadline' }
  /** Leaves an active step by a port, or by its first; a port that it does not have changes nothing. */
  | { readonly kind: 'skip'; readonly stepKey: string; readonly port?: string }
  | { readonly kind: 'continue' };

/** What an event led to: the next state, what to do, and what to report. */
export interface Transition {
  readonly state: RunState;
  readonly commands: readonly Command[];
  /** What changed, for the projection; at most one report for each step key. */
  readonly reports: readonly StepReport[];
  /** What it took, in the units of expressions; absent: next to nothing. */
  readonly work?: number;
}
