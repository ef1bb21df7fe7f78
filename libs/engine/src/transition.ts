import type { JsonObject, StepError, StepReport } from '@flowkeep/contracts';
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

/** What an event led to: the next state, what to do, and what to report. */
export interface Transition {
  readonly state: RunState;
  readonly commands: readonly Command[];
  /** What changed, for the projection; at most one report for each step key. */
  readonly reports: readonly StepReport[];
  /** What it took, in the units of expressions; absent: next to nothing. */
  readonly work?: number;
}
