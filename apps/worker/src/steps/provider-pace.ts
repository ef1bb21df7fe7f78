import type { ProviderRates } from '@flowkeep/config';
import { ProviderTurnRepository, type TransactionRunner } from '@flowkeep/persistence';
import { BusyProcess } from './provider-pace-busy.ts';
import { RecentCalls } from './provider-pace-calls.ts';
import { LONGEST_WAIT } from './provider-pace-later.ts';
import { PlaceInLine, type ProviderLine, type TurnOutcome } from './provider-pace-place.ts';

/**
 * Turns are further apart than the rate says, by so much of a second in each second: a call on its way may be slower
 * than the one behind it.
 */
const MARGIN = 0.1;

type Provider = keyof ProviderRates;

/**
 * Keeps calls to a provider to its rate, whichever worker makes them. Temporal's own limit lets bursts through. A
 * process that is late all the time makes its calls late in the end: by itself it keeps to the rate even then, and
 * where there are others, each of its late calls may come together with one of theirs.
 */
export class ProviderPace {
  private readonly turns = new ProviderTurnRepository();
  private readonly lines = new Map<Provider, ProviderLine>();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly rates: ProviderRates,
    private readonly report: (provider: Provider, outcome: TurnOutcome) => void = () => undefined,
  ) {}

  /** A place in the line for one call; null where the provider has no rate, and may be called at any time. */
  placeAt(provider: Provider): PlaceInLine | null {
    const rate = this.rates[provider];
    if (rate === null) return null;
    const line = this.lines.get(provider) ?? this.lineAt(provider, rate);
    this.lines.set(provider, line);
    return new PlaceInLine(line);
  }

  /** Resolves when the call is to be made, which must follow at once. Throws as {@link PlaceInLine.wait} does. */
  async turn(provider: Provider, cancellation: AbortSignal): Promise<void> {
    const place = this.placeAt(provider);
    if (place === null) return;
    do await place.wait(cancellation);
    while (!place.isNow());
  }

  private lineAt(provider: Provider, rate: number): ProviderLine {
    const distances = { gap: (1 + MARGIN) / rate, longest: LONGEST_WAIT };
    return {
      takeTurn: () => this.turns.take(this.transactions, provider, distances),
      recent: new RecentCalls(rate),
      busy: new BusyProcess(),
      report: (outcome) => this.report(provider, outcome),
    };
  }
}
