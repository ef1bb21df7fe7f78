import { type SubjectKeys, type TransactionRunner, WaitRepository, type WaitToSignal } from '@flowkeep/persistence';
import type { RunClient } from '@flowkeep/temporal';
import { everyOne } from '../every-one.ts';

const BATCH = 50;

/** Tells Temporal workflows of the events that ended their waits. */
export class WaitSignaller {
  private readonly waits: WaitRepository;

  constructor(
    private readonly transactions: TransactionRunner,
    keys: SubjectKeys,
  ) {
    this.waits = new WaitRepository(keys);
  }

  /**
   * True when something was signalled. A signal may be sent twice, when a worker dies behind it; the run counts each
   * event once. Throws while Temporal does not answer.
   */
  async signalNext(workspaceId: string, client: RunClient): Promise<boolean> {
    const waits = await this.transactions.inWorkspace(workspaceId, (tx) => this.waits.toSignal(tx, BATCH));
    // One that Temporal refuses must not hold up those behind it.
    await everyOne(waits.map((wait) => this.signal(workspaceId, wait, client)));
    return waits.length > 0;
  }

  private async signal(workspaceId: string, wait: WaitToSignal, client: RunClient): Promise<void> {
    // A run that has ended needs no signal any more, so both answers settle the matter.
    await client.signalEvent(wait.temporalWorkflowId, { stepKey: wait.stepKey, event: wait.event });
    await this.transactions.inWorkspace(workspaceId, (tx) => this.waits.signalled(tx, wait.runId, wait.stepKey));
  }
}
