import { type SubjectKeys, type TransactionRunner, WaitRepository, type WaitToSignal } from '@flowkeep/persistence';
import type { RunClient } from '@flowkeep/temporal';

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
    if (waits.length === 0) return false;
    const told = await Promise.allSettled(waits.map((wait) => this.signal(wait, client)));
    // One that Temporal refuses must not hold up those behind it.
    const arrived = waits.filter((_, index) => told[index]?.status === 'fulfilled');
    await this.transactions.inWorkspace(workspaceId, (tx) => this.waits.signalled(tx, arrived));
    const failure = told.find((each) => each.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
    return true;
  }

  /** A run that has ended needs no signal any more, so both answers settle the matter. */
  private async signal({ temporalWorkflowId, stepKey, branch, event }: WaitToSignal, client: RunClient): Promise<void> {
    await client.signalEvent(temporalWorkflowId, { stepKey, event, ...(branch !== '' && { branch }) });
  }
}
