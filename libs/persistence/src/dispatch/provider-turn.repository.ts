import type { TransactionRunner } from '../transaction-runner.ts';

/** Turns at providers, of whichever workspace: one after the other. */
export class ProviderTurnRepository {
  /** Takes the next turn; gives the seconds until it comes. Turns of a provider are `gap` seconds apart. */
  async take(transactions: TransactionRunner, provider: string, gap: number): Promise<number> {
    const [row] = await transactions.beforeWorkspace<{ seconds: number }>(`select take_turn($1, $2) as seconds`, [
      provider,
      gap,
    ]);
    return Math.max(0, row?.seconds ?? 0);
  }
}
