import type { ContactSnapshot, InboxEvent, JsonObject, JsonValue, WorkspaceSnapshot } from '@flowkeep/contracts';
import type { NodeId } from '@flowkeep/graph';
import type { StepResult } from './engine-event.ts';
import type { WaitRequest } from './wait-request.ts';

/** Where times may be told: IANA zones, null where none is set. */
export interface Zones {
  readonly contact: string | null;
  readonly workflow: string | null;
  readonly workspace: string;
}

/** How a join was reached. */
export interface Arrivals {
  /** Edges to the node that were taken when it started. */
  readonly arrived: number;
  /** Edges it counts on: all of them, 1 for any, or the count. */
  readonly expected: number;
  /** False when all edges are decided and fewer were taken than the count asks for. */
  readonly enough: boolean;
}

/** What a node that is decided inside the engine may know. There is no clock but `now` and no chance but `runId`. */
export interface ControlContext {
  /**
   * Templates are evaluated: when the step began, and for {@link Control.bodyEnded} anew in the scope of the round that
   * ended.
   */
  readonly config: JsonObject;
  readonly runId: string;
  /** The version of the engine that the run goes by: what is decided must not change under a run that is under way. */
  readonly engineVersion: number;
  readonly stepKey: string;
  /** Which visit of the node this is in its frame, from 1. */
  readonly visit: number;
  /** Epoch milliseconds. */
  readonly now: number;
  /** IANA zone for times without one: contact, else workflow, else workspace. */
  readonly timeZone: string;
  readonly zones: Zones;
  readonly runStartedAt: number;
  /** When the run last said something to its person, or when it started, epoch milliseconds. */
  readonly lastSpokeAt: number;
  readonly contact: ContactSnapshot | null;
  readonly workspace: WorkspaceSnapshot;
  readonly arrivals: Arrivals;
  /** What a waiting step waits for now, as pauses have moved it; absent where it does not wait yet. */
  readonly waiting?: WaitRequest;
  /** Rounds of the step's body that are over. */
  readonly rounds: number;
  /** How often this go-to has jumped in its frame. */
  readonly jumps: number;
}

/** What a control decides. */
export type ControlResult =
  /** Goes on by `port`, or by all of `ports` where they are given: several at once, or none. */
  | {
      readonly kind: 'done';
      readonly port: string;
      readonly ports?: readonly string[];
      readonly output?: JsonObject;
      readonly vars?: Readonly<Record<string, JsonValue>>;
    }
  | { readonly kind: 'wait'; readonly request: WaitRequest }
  /** Has the node's quick executor run; then {@link Control.executed} decides. */
  | { readonly kind: 'execute' }
  /**
   * Runs the body once for each item, at most `concurrency` rounds side by side, then leaves by the first port that is
   * not the body's with `{ count, results }`. `collect` names the config field that is evaluated in each round's own
   * scope when it ends; without it there are no `results`. Inside, `steps.<node>` is `{ item, index, number }`.
   */
  | {
      readonly kind: 'each';
      readonly items: readonly JsonValue[];
      readonly concurrency: number;
      readonly collect?: string;
    }
  /** Runs the body once more; then {@link Control.bodyEnded} decides. Inside, `steps.<node>` is `{ index, number }`. */
  | { readonly kind: 'round' }
  /**
   * Runs the body as a workflow of its own, whose `{{ trigger }}` is `inputs`, then leaves by the first port that is not
   * the body's with the values of its end.
   */
  | { readonly kind: 'call'; readonly inputs: JsonObject }
  /** Goes to a node of the same frame, by its id or, in a sub-workflow, its id there. What lies behind it starts over. */
  | { readonly kind: 'jump'; readonly to: NodeId }
  /** Ends the run, or the inline sub-workflow that the step is in, whatever else it is doing. */
  | {
      readonly kind: 'end';
      readonly status: 'completed' | 'failed';
      readonly output?: JsonObject;
      readonly message?: string;
      /** What the workflow gives to the one that called it. */
      readonly values?: JsonObject;
    };

/** Behaviour of a pure or waiting node or a goal: decided inside the engine, the same for the same context. */
export interface Control {
  /** A goal answers with a wait. */
  readonly enter: (context: ControlContext) => ControlResult;
  /**
   * Called when the time of a wait has come (`event` is null) or one of its events has arrived. A goal answers `done`
   * when it is reached, and waits on otherwise.
   */
  readonly resume?: (context: ControlContext, event: InboxEvent | null, branch: string) => ControlResult;
  /** Called after `execute`. A result without it leaves by the result's port. */
  readonly executed?: (context: ControlContext, result: StepResult) => ControlResult;
  /**
   * Called after each round that `round` began. A control that has it finds its config evaluated with `steps.<node>` as
   * `{ index, number }` of the round that would begin next, the first one included.
   */
  readonly bodyEnded?: (context: ControlContext) => ControlResult;
}

/** Controls by node type. */
export type ControlRegistry = Readonly<Record<string, Control>>;
