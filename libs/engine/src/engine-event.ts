import type { ContactSnapshot, InboxEvent, JsonObject, JsonValue, StepError } from '@flowkeep/contracts';

/** What an executed node gives back. */
export interface StepResult {
  readonly port: string;
  readonly output: JsonObject;
  /** The run's person, where the step found or changed them. */
  readonly contact?: ContactSnapshot;
  /** When the person was like that by the clock of events, epoch milliseconds; absent: when the step began. */
  readonly contactAt?: number;
  readonly vars?: Readonly<Record<string, JsonValue>>;
  /** Whether the step said something to the person: a later wait hears answers from the step's beginning on. */
  readonly spoke?: boolean;
  /** When it did, epoch milliseconds: before the step's beginning, where its run was begun once more. */
  readonly spokeAt?: number;
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
