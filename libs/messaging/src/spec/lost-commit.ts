import type { TransactionRunner } from '@flowkeep/persistence';

type Transactions = Pick<TransactionRunner, 'inWorkspace'>;

/** The transaction of the number, from 1, is committed, and whoever asked for it hears of a broken connection. */
export function losingOneAnswer(
  transactions: Transactions,
  number: number,
  meanwhile: () => Promise<void>,
): Transactions {
  let asked = 0;
  return {
    inWorkspace: async (id, work) => {
      asked += 1;
      const isLost = asked === number;
      const result = await transactions.inWorkspace(id, work);
      if (!isLost) return result;
      await meanwhile();
      throw new Error('Connection terminated unexpectedly');
    },
  };
}
