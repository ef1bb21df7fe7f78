import type { ContactSnapshot, InboxEvent, JsonObject, JsonValue, WorkspaceSnapshot } from '@flowkeep/contracts';
import type { WaitRequest } from './state.ts';

/** What a pure or waiting node may know. There is no clock but `now` and no chance but `runId`. */
export interface ControlContext {
  /** Templates are evaluated. */
  readonly config: JsonObject;
  readonly runId: string;
  readonly stepKey: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** IANA zone for times without one. */
  readonly timeZone: string;
  readonly runStartedAt: number;
  /** When the run last said something to its person, or when it started, epoch milliseconds. */
  readonly lastSpokeAt: number;
  readonly contact: ContactSnapshot | null;
  readonly workspace: WorkspaceSnapshot;
}

/** What a control decides: go on by a port, wait, or end the run. */
export type ControlResult =
  | {
      readonly kind: 'done';
      readonly port: string;
      readonly output?: JsonObject;
      readonly vars?: Readonly<Record<string, JsonValue>>;
    }
  | { readonly kind: 'wait'; readonly request: WaitRequest }
  /** Ends the whole run, whatever else it is doing. */
  | {
      readonly kind: 'end';
      readonly status: 'completed' | 'failed';
      readonly output?: JsonObject;
      readonly message?: string;
    };

/** Behaviour of a pure or waiting node: decided inside the engine, the same for the same context. */
export interface Control {
  readonly enter: (context: ControlContext) => ControlResult;
  /** Called when the time of a wait has come (`event` is null) or its event has arrived. */
  readonly resume?: (context: ControlContext, event: InboxEvent | null) => ControlResult;
}

/** Controls by node type. */
export type ControlRegistry = Readonly<Record<string, Control>>;
