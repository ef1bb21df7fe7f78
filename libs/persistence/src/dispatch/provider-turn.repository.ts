import type { TransactionRunner } from '../transaction-runner.ts';

/** Distances between turns, in seconds. */
interface TurnDistances {
  /** From one turn of a provider to the next. */
  readonly gap: number;
  /** Whoever would have to wait longer than this takes none. */
  readonly longest: number;
}

/** Turns at providers, of whichever workspace: one after the other. */
export class ProviderTurnRepository {
  /** Takes the next turn; gives the seconds until it comes. Null where that is too long: then none is taken. */
  async take(
    transactions: TransactionRunner,
    provider: string,
    { gap, longest }: TurnDistances,
  ): Promise<number | null> {
    const [row] = await transactions.beforeWorkspace<{ seconds: number | null }>(
      `select take_turn($1, $2, $3) as seconds`,
      [provider, gap, longest],
    );
    return row?.seconds ?? null;
  }
}
