import type { JsonValue } from '@flowkeep/contracts';

/** States a message passes on its way to the phone; `received` is a message that the person wrote. */
export type PhoneMessageStatus = 'sent' | 'delivered' | 'read' | 'received';

/** One bubble on a phone. */
export interface PhoneMessage {
  /** The id WhatsApp would give: `wamid.…`. */
  readonly id: string;
  /** E.164 number of the person whose phone this is. */
  readonly phone: string;
  readonly direction: 'to-person' | 'from-person';
  readonly text: string;
  readonly templateName: string | null;
  /** What the sender asked to have echoed in every status. */
  readonly callbackData: string | null;
  readonly status: PhoneMessageStatus;
  /** ISO instant. */
  readonly at: string;
}

export interface Person {
  readonly phone: string;
  readonly name: string;
}

/** A callback that must reach Flowkeep; kept until it was accepted. */
export interface PendingCallback {
  readonly id: string;
  readonly body: JsonValue;
  readonly attempts: number;
  /** Epoch milliseconds. */
  readonly dueAt: number;
}

/** A request that a stand-in received, for tests to look at. */
export interface RecordedRequest {
  readonly target: FaultTarget;
  readonly method: string;
  readonly path: string;
  readonly body: JsonValue;
  readonly status: number | 'dropped';
  readonly at: string;
}

export const FAULT_TARGETS = ['whatsapp', 'openai'] as const;
export type FaultTarget = (typeof FAULT_TARGETS)[number];

export const FAULT_KINDS = [
  'fail',
  'drop-after-accept',
  'drop-before-accept',
  'slow',
  'invalid-json',
  'duplicate-callbacks',
  'reorder-callbacks',
  'hold-callbacks',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Something that goes wrong for the next `count` requests or callbacks. */
export interface Fault {
  readonly target: FaultTarget;
  readonly kind: FaultKind;
  readonly count: number;
  /** HTTP status of `fail`. */
  readonly status: number;
  /** Error code of `fail`, as the provider numbers it. */
  readonly code: number | string;
  /** Of `slow`, milliseconds. */
  readonly delayMs: number;
}

/** An answer of the language model, given when the request's text matches. */
export interface Scenario {
  /** Regular expression over the last user text, ignoring case. */
  readonly match: string;
  /** What the structured output holds. */
  readonly answer: JsonValue;
}

export interface SandboxState {
  readonly people: Readonly<Record<string, Person>>;
  readonly messages: readonly PhoneMessage[];
  readonly callbacks: readonly PendingCallback[];
  readonly requests: readonly RecordedRequest[];
  readonly faults: readonly Fault[];
  readonly scenarios: readonly Scenario[];
}

export const EMPTY_STATE: SandboxState = {
  people: {},
  messages: [],
  callbacks: [],
  requests: [],
  faults: [],
  scenarios: [],
};
