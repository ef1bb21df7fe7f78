import type { TransactionRunner } from '@flowkeep/persistence';
import type { WhatsAppClient } from '../channels/whatsapp/whatsapp-client.ts';

/** The process is gone. */
export class Crash extends Error {}

/** Counts the moments before and after everything that leaves the process, and dies at one of them. */
export class CrashPoint {
  private passed = 0;

  /** `at` is the number of the moment to die at; null lives. */
  constructor(private readonly at: number | null) {}

  /** How many moments there were. */
  get moments(): number {
    return this.passed;
  }

  readonly around = async <T>(work: () => Promise<T>): Promise<T> => {
    this.pass();
    const result = await work();
    this.pass();
    return result;
  };

  /** From its death on the process does nothing more. */
  private pass(): void {
    if (this.at !== null && this.passed >= this.at) throw new Crash(`died at moment ${String(this.passed)}`);
    this.passed += 1;
  }
}

export function mortalTransactions(
  transactions: TransactionRunner,
  crash: CrashPoint,
): Pick<TransactionRunner, 'inWorkspace'> {
  return { inWorkspace: (id, work) => crash.around(() => transactions.inWorkspace(id, work)) };
}

export function mortalClient(client: WhatsAppClient, crash: CrashPoint): Pick<WhatsAppClient, 'send'> {
  return { send: (...args) => crash.around(() => client.send(...args)) };
}
