/** Where a provider may be called only so often: one call's place in the line. */
export interface CallTurns {
  /**
   * Resolves at the call's turn, and asked again, at another one. Where the turn is far, `prepare` is done shortly
   * before it. Throws where none is to be had, and what `prepare` throws.
   */
  readonly wait: (prepare: () => Promise<void>) => Promise<void>;
  /** Whether the turn has not passed by. Asked right before the call: true counts as the call. */
  readonly isNow: () => boolean;
  /** Resolves when a call that cannot wait for a turn any more may be made, and counts as it. Throws when cancelled. */
  readonly outOfTurn: () => Promise<void>;
}
