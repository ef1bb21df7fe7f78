const MOST = 250;
/** How long one transaction should take, milliseconds: so long its locks are held and its events are not acted on. */
const WANTED = 250;

/** How many events one transaction takes: many while they are quick to handle, fewer while they are slow or fail. */
export class BatchSize {
  private size = MOST;

  get now(): number {
    return this.size;
  }

  took(milliseconds: number): void {
    if (milliseconds > 2 * WANTED) this.size = Math.max(1, Math.floor(this.size / 2));
    else if (milliseconds < WANTED) this.size = Math.min(MOST, this.size * 2);
  }

  failed(): void {
    this.size = Math.max(1, Math.floor(this.size / 4));
  }
}
