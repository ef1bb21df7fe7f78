import { DomainError } from '@flowkeep/contracts';

const WINDOW = 60_000;
/** Names that are remembered at once; the oldest go first. */
const REMEMBERED = 10_000;

interface Attempts {
  readonly since: number;
  readonly count: number;
}

/** Bounds how often something may be tried under one name within a minute. Each process counts for itself. */
export class AttemptLimit {
  private readonly attempts = new Map<string, Attempts>();

  constructor(
    private readonly most: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Counts one try. Throws `rate-limited` where there were too many. */
  count(name: string): void {
    const now = this.now();
    const known = this.attempts.get(name);
    const { since, count } = known !== undefined && now - known.since < WINDOW ? known : { since: now, count: 0 };
    this.attempts.delete(name);
    this.attempts.set(name, { since, count: count + 1 });
    if (this.attempts.size > REMEMBERED) this.dropOldest();
    if (count >= this.most) {
      throw new DomainError('rate-limited', 'There were too many attempts. Wait a minute and try again.');
    }
  }

  private dropOldest(): void {
    const [oldest] = this.attempts.keys();
    if (oldest !== undefined) this.attempts.delete(oldest);
  }
}
