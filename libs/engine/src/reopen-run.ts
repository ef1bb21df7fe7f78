import { DomainError, type JsonObject } from '@flowkeep/contracts';
import type { Engine } from './engine.ts';
import type { RunState } from './state.ts';
import type { Transition } from './transition.ts';

/** How a failed run is tried again. */
export interface Retry {
  /** The step that is tried again; absent: the one that failed. */
  readonly stepKey?: string;
  /** What the trigger shall have given; absent: as it was. */
  readonly trigger?: JsonObject;
  /** Leaves the failed step by its first port instead of trying it again. */
  readonly skip?: boolean;
}

/**
 * Takes up a failed run where it broke: the steps that it was at are entered again, as new visits.
 * Throws `conflict` when the run has not failed, or when it did not keep where it stood.
 */
export function reopenRun(_engine: Engine, _state: RunState, _retry: Retry, _now: number): Transition {
  throw new DomainError('internal', 'Runs cannot be tried again yet.');
}
