/** Waiting times that double: `first` at first, never more than `longest`, both in milliseconds. */
export class Backoff {
  private next: number;

  constructor(
    private readonly first: number,
    private readonly longest: number,
  ) {
    this.next = first;
  }

  /** The time to wait now; the next one is twice as long. */
  take(): number {
    const now = this.next;
    this.next = Math.min(this.next * 2, this.longest);
    return now;
  }

  reset(): void {
    this.next = this.first;
  }
}
