import type { PersonRun } from '@flowkeep/persistence';

/** Stops Temporal workflows. Whoever runs the erasure gives it. */
export interface RunStopper {
  /** Asks a run to end in order. False where Temporal knows no such run that is still going. */
  readonly cancel: (run: PersonRun) => Promise<boolean>;
  /** Ends a run at once. False where Temporal knows no such run that is still going. */
  readonly terminate: (run: PersonRun) => Promise<boolean>;
}
