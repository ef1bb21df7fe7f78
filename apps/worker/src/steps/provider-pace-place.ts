import { setTimeout as sleep } from 'node:timers/promises';
import type { BusyProcess } from './provider-pace-busy.ts';
import type { RecentCalls } from './provider-pace-calls.ts';
import { TurnLater } from './provider-pace-later.ts';

/** Whoever is later at their turn than this, milliseconds, takes another: others count on the distance. */
const LATE = 40;
/** What is to be prepared is prepared so long before a turn, milliseconds; where it is not so far, it has just been. */
const AHEAD = 500;
/** Whoever misses so many turns comes again later: more of them would only hold up others. */
const MOST_TURNS = 2;

/** What became of a turn, or of the wish for one. */
export type TurnOutcome =
  | 'called'
  /** Too many had been missed to miss another, or the database went away in the middle of it. */
  | 'called-late'
  | 'missed'
  /** None was to be had within the longest wait. */
  | 'too-far';

/** The line at a provider, as the calls of this process see it. */
export interface ProviderLine {
  /** Takes the next turn; gives the seconds until it comes, or null where that is too long. */
  readonly takeTurn: () => Promise<number | null>;
  readonly recent: RecentCalls;
  readonly busy: BusyProcess;
  readonly report: (outcome: TurnOutcome) => void;
}

/**
 * One call's place in the line at a provider. Its turn is told from a moment between question and answer, which is not
 * known: the answer may have lain unread.
 */
export class PlaceInLine {
  private left = MOST_TURNS;
  /** When its turn is, at the earliest and at the latest, milliseconds. */
  private turn = { from: -Infinity, until: -Infinity };

  constructor(private readonly line: ProviderLine) {}

  /**
   * Resolves at its turn; where that passes by, at another one. `prepare` is what would make the call late, and must
   * not be long before it: it is done shortly before a turn that is far. Throws what that throws, {@link TurnLater},
   * and when the signal is aborted before, or while the database is away.
   */
  async wait(cancellation: AbortSignal, prepare?: () => Promise<void>): Promise<void> {
    do await this.waitOnce(cancellation, prepare);
    while (this.hasPassed());
  }

  /** Whether its turn has not passed by. To be asked right before the call: true counts as the call. */
  isNow(): boolean {
    if (this.hasPassed()) return false;
    const now = performance.now();
    this.count(now, !this.isInTime(now));
    return true;
  }

  /** Resolves as soon as this process keeps to the rate, for a call that must be made though its turn has passed by. */
  async outOfTurn(cancellation: AbortSignal): Promise<void> {
    cancellation.throwIfAborted();
    while (!this.line.recent.allow(performance.now())) await sleep(LATE, undefined, { signal: cancellation });
    this.count(performance.now(), true);
  }

  private count(now: number, isLate: boolean): void {
    this.line.recent.add(now);
    if (!isLate) this.line.busy.calledInTime();
    this.line.report(isLate ? 'called-late' : 'called');
  }

  private async waitOnce(cancellation: AbortSignal, prepare?: () => Promise<void>): Promise<void> {
    cancellation.throwIfAborted();
    if (this.left === 0) {
      this.line.busy.sendAway(performance.now());
      throw new TurnLater();
    }
    const hasMissed = this.left < MOST_TURNS;
    this.left -= 1;
    const asked = performance.now();
    const seconds = await this.line.takeTurn();
    const answered = performance.now();
    if (seconds === null) {
      this.line.report('too-far');
      if (hasMissed) this.line.busy.sendAway(answered);
      throw new TurnLater();
    }
    const wait = seconds * 1_000;
    this.turn = { from: asked + wait, until: answered + wait };
    if (prepare !== undefined && wait > AHEAD) {
      await sleep(wait - AHEAD, undefined, { signal: cancellation });
      await prepare();
    }
    await sleep(Math.max(0, this.turn.until - performance.now()), undefined, { signal: cancellation });
  }

  private hasPassed(): boolean {
    const now = performance.now();
    // Whatever the clock of the line says: this process alone never calls more often than that.
    const isOver = !this.line.recent.allow(now) || !(this.isInTime(now) || this.line.busy.mayBeLate(now));
    if (isOver) this.line.report('missed');
    return isOver;
  }

  private isInTime(now: number): boolean {
    if (now - this.turn.from <= LATE) return true;
    // A database that is slow each time must not keep anybody from calling at all.
    return this.left === 0 && now - this.turn.until <= LATE;
  }
}
