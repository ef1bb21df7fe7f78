import { setTimeout as sleep } from 'node:timers/promises';
import type { ProviderRates } from '@flowkeep/config';
import { ProviderTurnRepository, type TransactionRunner } from '@flowkeep/persistence';
import { LONGEST_WAIT, TurnLater } from './provider-pace-later.ts';

/**
 * Turns are further apart than the rate says, by so much of a second in each second: a call on its way may be slower
 * than the one behind it.
 */
const MARGIN = 0.1;
/** Whoever is later at their turn than this, milliseconds, takes another: others count on the distance. */
const LATE = 40;
/** Whoever misses so many turns comes again later: more of them would only hold up others. */
const MOST_TURNS = 2;

/** Keeps calls to a provider to its rate, whichever worker makes them. Temporal's own limit lets bursts through. */
export class ProviderPace {
  private readonly turns = new ProviderTurnRepository();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly rates: ProviderRates,
  ) {}

  /**
   * Resolves when the call may be made. Throws when the signal is aborted before, while the database is away, and
   * {@link TurnLater}.
   */
  async turn(provider: keyof ProviderRates, cancellation: AbortSignal): Promise<void> {
    const rate = this.rates[provider];
    if (rate === null) return;
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const missed = await this.wait(provider, (1 + MARGIN) / rate, cancellation);
      if (missed.atMost <= LATE) return;
      // A database that is slow each time must not keep anybody from calling at all.
      if (turn + 1 === MOST_TURNS && missed.atLeast <= LATE) return;
    }
    throw new TurnLater();
  }

  /** Waits for one turn; gives by how much it was missed, milliseconds. */
  private async wait(provider: keyof ProviderRates, gap: number, cancellation: AbortSignal): Promise<Missed> {
    cancellation.throwIfAborted();
    const asked = performance.now();
    const seconds = await this.turns.take(this.transactions, provider, { gap, longest: LONGEST_WAIT });
    const answered = performance.now();
    if (seconds === null) throw new TurnLater();
    await sleep(seconds * 1_000, undefined, { signal: cancellation });
    const passed = performance.now() - seconds * 1_000;
    return { atLeast: passed - answered, atMost: passed - asked };
  }
}

/** The turn is told from a moment between question and answer, which is not known: the answer may have lain unread. */
interface Missed {
  readonly atLeast: number;
  readonly atMost: number;
}
