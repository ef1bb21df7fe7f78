/** So often steps that were late for all their turns are sent away; then everybody may be late. */
const MOST_SENT_AWAY = 3;
/** Those sent away sooner after another count as one with it, milliseconds: all may have met the same moment. */
const APART = 2_000;
/** Everybody may be late so long, milliseconds: they would only miss their turns one by one. */
const LENIENT = 60_000;

/**
 * Whether this process is late for its turns so steadily that it must call late or not at all. It is the process that
 * is, and not a step: where many wait, each comes again after minutes only. Times are milliseconds.
 */
export class BusyProcess {
  /** Since the last call that was made in time. */
  private sentAway = 0;
  private countedAt = -Infinity;
  private lenientUntil = -Infinity;

  /** A step has missed its turns, and comes again. */
  sendAway(now: number): void {
    if (now - this.countedAt < APART) return;
    this.countedAt = now;
    this.sentAway += 1;
    if (this.sentAway < MOST_SENT_AWAY) return;
    this.sentAway = 0;
    this.lenientUntil = now + LENIENT;
  }

  mayBeLate(now: number): boolean {
    return now < this.lenientUntil;
  }

  calledInTime(): void {
    this.sentAway = 0;
  }
}
