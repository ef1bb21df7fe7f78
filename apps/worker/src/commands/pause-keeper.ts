import { LiveNotifier, type TransactionRunner, UnstartedRunRepository } from '@flowkeep/persistence';

/**
 * Holds runs that have not begun against the pauses of their workflows. A run may be written in the very moment in
 * which its workflow is paused or resumed, by somebody who has read what was before; here that is put right.
 */
export class PauseKeeper {
  private readonly runs = new UnstartedRunRepository();
  private readonly notifier = new LiveNotifier();

  constructor(private readonly transactions: TransactionRunner) {}

  async keep(workspaceId: string): Promise<void> {
    await this.transactions.inWorkspace(workspaceId, async (tx) => {
      const freed = await this.runs.alignWithWorkflows(tx, null);
      if (freed > 0) await this.notifier.workArrived(tx);
    });
  }
}
