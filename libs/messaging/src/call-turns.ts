/** Where a provider may be called only so often: one call's place in the line. */
export interface CallTurns {
  /** Resolves at the call's turn, and asked again, at another one. Throws where none is to be had. */
  readonly wait: () => Promise<void>;
  /** Whether the turn has not passed by. Asked right before the call: true counts as the call. */
  readonly isNow: () => boolean;
  /** Resolves when a call that cannot wait for a turn any more may be made, and counts as it. Throws when cancelled. */
  readonly outOfTurn: () => Promise<void>;
}
