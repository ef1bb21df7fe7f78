import type { TransactionRunner } from '@flowkeep/persistence';

export type Transactions = Pick<TransactionRunner, 'inWorkspace'>;

const BROKEN = 'Connection terminated unexpectedly';

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
      throw new Error(BROKEN);
    },
  };
}

/** The database goes away for some transactions, from 1; of the first of them it may have had the commit. */
export function goingAway(
  transactions: Transactions,
  away: { readonly from: number; readonly times: number; readonly isCommitted: boolean },
): Transactions {
  let asked = 0;
  return {
    inWorkspace: async (id, work) => {
      asked += 1;
      if (asked < away.from || asked >= away.from + away.times) return transactions.inWorkspace(id, work);
      if (asked === away.from && away.isCommitted) await transactions.inWorkspace(id, work);
      throw new Error(BROKEN);
    },
  };
}
