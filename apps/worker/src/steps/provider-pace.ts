import { setTimeout as sleep } from 'node:timers/promises';
import type { ProviderRates } from '@flowkeep/config';
import { ProviderTurnRepository, type TransactionRunner } from '@flowkeep/persistence';

/**
 * Turns are further apart than the rate says, by so much of a second in each second: a call on its way may be slower
 * than the one behind it.
 */
const MARGIN = 0.1;
/** Whoever is later at their turn than this, milliseconds, takes another: others count on the distance. */
const LATE = 40;
/** A process that is too busy to be in time calls all the same after so many, each of which was its own. */
const MOST_TURNS = 5;

/** Keeps calls to a provider to its rate, whichever worker makes them. Temporal's own limit lets bursts through. */
export class ProviderPace {
  private readonly turns = new ProviderTurnRepository();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly rates: ProviderRates,
  ) {}

  /** Resolves when the call may be made. Throws when the signal is aborted before, and while the database is away. */
  async turn(provider: keyof ProviderRates, signal: AbortSignal): Promise<void> {
    const rate = this.rates[provider];
    if (rate === null) return;
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const seconds = await this.turns.take(this.transactions, provider, (1 + MARGIN) / rate);
      const due = performance.now() + seconds * 1_000;
      await sleep(seconds * 1_000, undefined, { signal });
      if (performance.now() - due <= LATE) return;
    }
  }
}
