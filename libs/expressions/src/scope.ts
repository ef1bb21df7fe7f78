import type { JsonValue } from '@flowkeep/contracts';

/** What expressions may speak about. Plain JSON only: a function in it could be called by a template. */
export interface Scope {
  readonly trigger: JsonValue;
  readonly contact: JsonValue;
  readonly vars: JsonValue;
  readonly steps: JsonValue;
  readonly workspace: JsonValue;
  readonly run: JsonValue;
  /** What an event says, where something is decided when it comes. */
  readonly event?: JsonValue;
}

/** Names at the root of every reference. */
export const SCOPE_NAMES = [
  'trigger',
  'contact',
  'vars',
  'steps',
  'workspace',
  'run',
] as const satisfies readonly (keyof Scope)[];

/** Names at the root of references that are evaluated when an event comes. */
export const EVENT_SCOPE_NAMES = ['event', 'contact', 'workspace'] as const satisfies readonly (keyof Scope)[];
