import { DomainError } from '@flowkeep/contracts';

/** What one rendering may do: about as many characters read, values looked at and filters called. Half a second at most. */
export const WORK_LIMIT = 3_000_000;

/** Counts what a rendering does. There is no clock where runs are replayed, so time is bounded by counting. */
export class WorkMeter {
  private used = 0;

  /** @param dateCost What writing a date in words costs: the tables of languages and zones are slow to read. */
  constructor(
    private readonly limit = WORK_LIMIT,
    readonly dateCost = 3_000,
  ) {}

  /** What has been done until now. */
  get done(): number {
    return this.used;
  }

  /** @throws DomainError `invalid-input` when it is too much. */
  use(amount: number): void {
    this.used += amount;
    if (this.used > this.limit)
      throw new DomainError('invalid-input', 'The template does too much. Use less data, or less of it.');
  }

  /** Counts everything inside a value: values can be shared, so that a small one unfolds into an endless one. */
  weigh(value: unknown): void {
    const open: unknown[] = [value];
    while (open.length > 0) {
      const next = open.pop();
      if (typeof next === 'string') this.use(1 + next.length);
      else if (typeof next !== 'object' || next === null) this.use(1);
      else {
        const inside: readonly unknown[] = Array.isArray(next) ? next : Object.values(next);
        this.use(1 + inside.length);
        for (const item of inside) open.push(item);
      }
    }
  }
}
