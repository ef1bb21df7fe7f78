import type { ContactSnapshot, JsonObject, StepReport, WorkspaceSnapshot } from '@flowkeep/contracts';
import type { Command, RunState, StepResult, TimedEvent } from '@flowkeep/engine';
import type { ProviderQueue } from '@flowkeep/node-sdk';
import type { RunReference } from './run-start.ts';

/** Input of the local activity that does everything our own database can do for a run. */
export interface SettleInput {
  readonly v: 1;
  readonly run: RunReference;
  readonly state: RunState;
  /** Quick nodes to execute and waits to register. */
  readonly commands: readonly Command[];
  /** Changes that the projection does not know yet. */
  readonly reports: readonly StepReport[];
  /** Waits that are over: nothing may be signalled to them any more. */
  readonly closed: readonly string[];
  /** Waits for events whose time is over: the run is told whether one came in time, or that none can come any more. */
  readonly overdue?: readonly string[];
  /** Present when the run has moved to another version since it was settled last. */
  readonly movedTo?: number;
  /** Present when it was ordered to move, since it was settled last, and could not. */
  readonly refusedMove?: RefusedMove;
}

/** A move to another version that a run could not follow. */
export interface RefusedMove {
  readonly version: number;
  /** What stands in the way: titles of steps and fixed sentences. */
  readonly reason: string;
}

/** Input of the activity that executes a chain of outbound nodes, and does what {@link SettleInput} asks for. */
export interface ChainInput extends SettleInput {
  /** The provider queue that the chain runs on: nodes of other queues are handed back. */
  readonly queue: ProviderQueue;
  /** Present where the run itself can wait for the next try of a step, and hears meanwhile what has happened. */
  readonly hears?: true;
  /** Present where nothing may be executed any more: only what the ledger holds is told. */
  readonly keptOnly?: true;
}

/** What the engine was told on the way; the Temporal workflow tells its own engine the same. */
export interface SettleResult {
  readonly events: readonly TimedEvent[];
  /** What is still to be done: outbound nodes, and whatever a limit has left over. Absent: nothing. */
  readonly left?: readonly Command[];
  /** Present where nothing of what came with the order could be kept: what the projection does not know since then. */
  readonly unkept?: readonly StepReport[];
  /** Present where a step that is left must not be tried again before this time has passed, milliseconds. */
  readonly again?: { readonly stepKey: string; readonly delay: number };
}

/** Input of the activity of an outbound node. The activity's type is the node's type. */
export interface ExecuteInput {
  readonly v: 1;
  readonly run: RunReference;
  readonly stepKey: string;
  readonly nodeType: string;
  /** Of the node, for operators. */
  readonly title?: string;
  /** Tries in all: on the last one nothing is left to wait for. */
  readonly attempts: number;
  readonly timeoutSeconds: number;
  /** Templates are evaluated. */
  readonly config: JsonObject;
  readonly contact: ContactSnapshot | null;
  readonly workspace: WorkspaceSnapshot;
}

/**
 * What a worker does for runs. All are registered as the default activity of their queue: `settle` for local
 * activities, whose types say what they are about, `execute` and `chain` under the type of the (first) outbound node.
 */
export interface RunActivities {
  /** Throws only for outages, so that it is tried until the database is back. Doing it twice is harmless. */
  readonly settle: (input: SettleInput) => Promise<SettleResult>;
  /** Like `settle`, with outbound nodes; throws too where the first of them is to be tried again. */
  readonly chain: (input: ChainInput) => Promise<SettleResult>;
  /** Fails with the code of a `DomainError` as type, and the number of the try, bare, as details. */
  readonly execute: (input: ExecuteInput) => Promise<StepResult>;
}
