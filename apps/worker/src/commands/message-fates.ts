import { SendLedgerRepository, type WorkspaceTransaction } from '@flowkeep/persistence';

/** What is known of a step's message: its provider has it, certainly has not, or nobody can say. */
export type MessageFate = 'taken' | 'not-sent' | 'unknown';

export class MessageFates {
  private readonly ledger = new SendLedgerRepository();

  async of(tx: WorkspaceTransaction, stepKey: string): Promise<MessageFate> {
    const message = await this.ledger.find(tx, stepKey);
    if (message === null || message.status === 'failed') return 'not-sent';
    if (message.providerId !== null) return 'taken';
    return message.callStartedAt === null ? 'not-sent' : 'unknown';
  }

  /**
   * Like {@link of}, and what was not sent never will be: a worker that was held up may still come for it, under its key.
   */
  async settle(tx: WorkspaceTransaction, stepKey: string): Promise<MessageFate> {
    return (await this.ledger.close(tx, stepKey)) ? 'not-sent' : this.of(tx, stepKey);
  }
}
