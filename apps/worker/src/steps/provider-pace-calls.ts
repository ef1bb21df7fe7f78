/**
 * Calls are counted over a little more than a second: whoever asks may be late by what is forgiven, and calls that
 * were made in time must never be too many here.
 */
const WINDOW = 1_050;

/** The calls that this process has made at a provider within the last second. */
export class RecentCalls {
  private readonly moments: number[] = [];

  constructor(
    /** Most calls in any second. */
    private readonly rate: number,
  ) {}

  /** Whether one more now, milliseconds on the same clock as the others, keeps to the rate. */
  allow(now: number): boolean {
    while ((this.moments[0] ?? now) <= now - WINDOW) this.moments.shift();
    return this.moments.length < this.rate;
  }

  add(now: number): void {
    this.moments.push(now);
  }
}
