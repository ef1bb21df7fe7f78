/** The time that a step may take. It stands still while the step waits for its turn at a provider. */
export class StepTime {
  private readonly over = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private since = 0;
  /** Aborted when the time is over, and when the step is cancelled. */
  readonly signal: AbortSignal;

  constructor(
    /** Milliseconds. */
    private left: number,
    private readonly cancellation: AbortSignal,
  ) {
    this.signal = AbortSignal.any([cancellation, this.over.signal]);
    this.goOn();
  }

  get isOver(): boolean {
    return this.over.signal.aborted;
  }

  /** Does what is not of the step's time, which only a cancellation ends. */
  readonly outside = async (wait: (cancellation: AbortSignal) => Promise<void>): Promise<void> => {
    this.stop();
    this.left -= performance.now() - this.since;
    try {
      await wait(this.cancellation);
    } finally {
      this.goOn();
    }
  };

  /** To be called when the step is done. */
  stop(): void {
    clearTimeout(this.timer);
  }

  private goOn(): void {
    this.since = performance.now();
    const end = (): void => this.over.abort(new DOMException('The time of the step is over.', 'TimeoutError'));
    this.timer = setTimeout(end, Math.max(0, this.left));
  }
}
