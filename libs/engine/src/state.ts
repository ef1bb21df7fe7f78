import type { ContactSnapshot, JsonObject, JsonValue, StepError, WorkspaceSnapshot } from '@flowkeep/contracts';
import type { ActiveStep, BrokenStep, CompletedStep, PendingCompensation } from './active-step.ts';
import type { Frame, Progress } from './frame.ts';
import type { EngineEvent } from './engine-event.ts';

/** Behaviour of the engine that new runs begin with; it never changes under a running run. */
export const ENGINE_VERSION = 3;

/**
 * A node that may be able to start: id of its frame, '' for the root, and its index; with `true` it starts whatever its
 * edges say.
 */
export type ReadyNode = readonly [frame: string, node: number, enter?: true];

/**
 * Everything a run knows of itself, as plain JSON: what continues as new and what is handed to a local activity. What
 * came with a later version of the engine is optional, so that an older state goes on. Its progress is the root's.
 */
export interface RunState extends Progress {
  readonly engineVersion: number;
  readonly runId: string;
  readonly status: 'running' | 'completed' | 'failed' | 'cancelled';
  readonly startedAt: number;
  /** When the run last said something to its person or heard from them, or when it started, epoch milliseconds. */
  readonly lastSpokeAt: number;
  /** Ids of the events that the run was told of last: they may have led to a wait that begins now. */
  readonly lastHeard?: readonly string[];
  /** Id of the node that began the run. */
  readonly triggerNode: string;
  readonly workspace: WorkspaceSnapshot;
  readonly contact: ContactSnapshot | null;
  /** When the contact was like that, epoch milliseconds: older events do not change it. Absent: when the run started. */
  readonly contactAt?: number;
  /** Zone that times without one are read in: contact, else workflow, else workspace. */
  readonly timeZone: string;
  /** What the trigger gave: the value of `{{ trigger }}`. */
  readonly trigger: JsonObject;
  readonly vars: Readonly<Record<string, JsonValue>>;
  /** By step key, in all frames. */
  readonly active: Readonly<Record<string, ActiveStep>>;
  /** Sequence of the last report. */
  readonly sequence: number;
  /** Of a failed run: what it failed of. */
  readonly error?: StepError | null;
  /** Rounds of bodies that are under way, by frame id. */
  readonly frames?: Readonly<Record<string, Frame>>;
  /** What is left to look at when told to continue. */
  readonly ready?: readonly ReadyNode[];
  /** When the run fails with `timed-out`, epoch milliseconds. */
  readonly deadline?: number | null;
  /** Since when the run is paused, epoch milliseconds; null or absent when it is not. */
  readonly pausedAt?: number | null;
  /** What happened during the pause, in order. */
  readonly held?: readonly EngineEvent[];
  /** Present while compensations run: what the run will end as. */
  readonly closing?: 'cancelled' | null;
  /** Steps that compensations are linked to, in the order in which they were completed. */
  readonly completed?: readonly CompletedStep[];
  /** How many more were completed that nobody remembers any longer, by node index. */
  readonly forgotten?: Readonly<Record<number, number>>;
  /** Compensations that are still to come. */
  readonly compensations?: readonly PendingCompensation[];
  /** Of a failed run: where it stood. */
  readonly broken?: readonly BrokenStep[];
  /** Of an ended run: id of the goal that it reached. */
  readonly outcome?: string | null;
  /** Of an ended run: the values that its end gave. */
  readonly result?: JsonObject;
}

/** What a run begins with. */
export interface RunInput {
  readonly runId: string;
  readonly triggerNode: string;
  readonly trigger: JsonObject;
  readonly contact: ContactSnapshot | null;
  readonly workspace: WorkspaceSnapshot;
  /** Absent: the present one. A replayed history names the one that it was begun with. */
  readonly engineVersion?: number;
  /** When it began, epoch milliseconds, however late or often it is begun: waits look back to it. Absent: now. */
  readonly startedAt?: number;
}
