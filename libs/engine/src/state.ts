import type {
  ContactSnapshot,
  InboxEvent,
  JsonObject,
  JsonValue,
  StepError,
  WorkspaceSnapshot,
} from '@flowkeep/contracts';

/** Behaviour of the engine that a run was begun with; it never changes under a running run. */
export const ENGINE_VERSION = 1;

/** Where an edge stands in the present round: not decided, taken, or never to be taken. */
export type EdgeState = 'open' | 'taken' | 'pruned';

/** What a waiting step waits for. */
export interface WaitRequest {
  /** Epoch milliseconds; null waits without a limit. */
  readonly until: number | null;
  readonly event: { readonly kind: InboxEvent['kind']; readonly contactId: string | null; readonly key: string } | null;
  /** Events that came after this moment already count, epoch milliseconds. */
  readonly since: number;
}

/** A step that the run is at: it executes or it waits. */
export interface ActiveStep {
  /** Index of the node in the plan. */
  readonly node: number;
  readonly visit: number;
  readonly kind: 'executing' | 'waiting';
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
}

/** Everything a run knows of itself, as plain JSON: what continues as new and what is handed to a local activity. */
export interface RunState {
  readonly engineVersion: number;
  readonly runId: string;
  readonly status: 'running' | 'completed' | 'failed' | 'cancelled';
  readonly startedAt: number;
  /** When the run last said something to its person or heard from them, or when it started, epoch milliseconds. */
  readonly lastSpokeAt: number;
  /** Id of the node that began the run. */
  readonly triggerNode: string;
  readonly workspace: WorkspaceSnapshot;
  readonly contact: ContactSnapshot | null;
  /** Zone that times without one are read in: contact, else workflow, else workspace. */
  readonly timeZone: string;
  /** What the trigger gave: the value of `{{ trigger }}`. */
  readonly trigger: JsonObject;
  readonly vars: Readonly<Record<string, JsonValue>>;
  /** Latest output of each visited node: the value of `{{ steps }}`. */
  readonly outputs: Readonly<Record<string, JsonObject>>;
  /** By edge index; an edge that is not listed is open. */
  readonly edges: Readonly<Record<number, EdgeState>>;
  /** By node id. */
  readonly visits: Readonly<Record<string, number>>;
  /** By step key. */
  readonly active: Readonly<Record<string, ActiveStep>>;
  /** Sequence of the last report. */
  readonly sequence: number;
  /** Of a failed run: what it failed of. */
  readonly error?: StepError | null;
}

/** What a run begins with. */
export interface RunInput {
  readonly runId: string;
  readonly triggerNode: string;
  readonly trigger: JsonObject;
  readonly contact: ContactSnapshot | null;
  readonly workspace: WorkspaceSnapshot;
}
