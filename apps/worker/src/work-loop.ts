import { Backoff } from './backoff.ts';
import { errorFacts, type Logger } from './logger.ts';

const REST = 1_000;

/**
 * Does a pass again and again: at once while there is work, else when it is woken or has rested. A pass that
 * throws is tried again, later each time, and said once.
 */
export class WorkLoop {
  private stopped = false;
  private woken = false;
  private wakeUp: (() => void) | null = null;
  private running: Promise<void> | null = null;
  private failing = false;
  private readonly backoff = new Backoff(500, 30_000);

  constructor(
    private readonly name: string,
    /** True when something was done. */
    private readonly pass: () => Promise<boolean>,
    private readonly logger: Logger,
    /** How long it rests when there is nothing to do and nobody wakes it, milliseconds. */
    private readonly rest = REST,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** There may be work. */
  wake(): void {
    this.woken = true;
    if (!this.failing) this.wakeUp?.();
  }

  /** Ends behind the pass that runs now. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp?.();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.woken = false;
      const rest = await this.onePass();
      if (rest > 0 && !this.stopped && (!this.woken || this.failing)) await this.sleep(rest);
    }
  }

  /** Gives how long to rest, milliseconds. */
  private async onePass(): Promise<number> {
    try {
      const worked = await this.pass();
      if (this.failing) this.logger.info({ loop: this.name }, 'Working again.');
      this.failing = false;
      this.backoff.reset();
      return worked ? 0 : this.rest;
    } catch (thrown) {
      const rest = this.backoff.take();
      if (!this.failing) this.logger.warn({ loop: this.name, ...errorFacts(thrown) }, 'Cannot work now; trying again.');
      this.failing = true;
      return rest;
    }
  }

  private sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
