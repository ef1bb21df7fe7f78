import { DomainError } from '@flowkeep/contracts';

interface Window {
  readonly began: number;
  count: number;
}

const WINDOW = 60_000;
/** Addresses that are remembered at once. */
const MOST_ADDRESSES = 10_000;

/** Lets one address ask so often in a minute, and no oftener. In memory: every process of the API counts for itself. */
export class AttemptLimit {
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly most: number,
    private readonly now = (): number => Date.now(),
  ) {}

  /** Throws `rate-limited`. */
  count(address: string): void {
    const now = this.now();
    const known = this.windows.get(address);
    const window = known !== undefined && now - known.began < WINDOW ? known : { began: now, count: 0 };
    window.count += 1;
    this.windows.delete(address);
    this.windows.set(address, window);
    if (this.windows.size > MOST_ADDRESSES) this.forgetOldest();
    if (window.count <= this.most) return;
    throw new DomainError('rate-limited', 'There were too many requests. Wait a minute and try again.');
  }

  private forgetOldest(): void {
    for (const address of this.windows.keys()) return void this.windows.delete(address);
  }
}
