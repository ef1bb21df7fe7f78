import { DomainError } from '@flowkeep/contracts';
import { type LiveNotifier, type RunEntity, RunRepository, TransactionRunner } from '@flowkeep/persistence';
import type { RunClient } from '@flowkeep/temporal/client';

/** How long Temporal may take to answer, milliseconds. */
const PATIENCE = 4_000;

/** Ends runs that Temporal has, or may have, begun. */
export class RunCanceller {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly runs: RunRepository,
    private readonly notifier: LiveNotifier,
    private readonly client: RunClient,
  ) {}

  /** Throws `unavailable` while Temporal does not answer: then nothing has changed. */
  async cancel(run: RunEntity): Promise<void> {
    const workflowId = run.temporalWorkflowId;
    if (workflowId === null) throw hasEnded();
    if (await this.ask(workflowId)) return;
    // Temporal does not know it. A start may be under way: shut that door, then ask again.
    const shut = await this.transactions.inWorkspace(run.workspaceId, async (tx) => {
      const isShut = await this.runs.cancelPending(tx, run.id);
      if (isShut) await this.notifier.changed(tx, 'run', run.id);
      return isShut;
    });
    if ((await this.ask(workflowId)) || shut) return;
    throw hasEnded();
  }

  private async ask(workflowId: string): Promise<boolean> {
    try {
      return await this.client.temporal.connection.withDeadline(Date.now() + PATIENCE, () =>
        this.client.cancel(workflowId),
      );
    } catch (cause) {
      throw new DomainError(
        'unavailable',
        'Temporal does not answer right now, so the run goes on. Try again in a moment.',
        { cause },
      );
    }
  }
}

function hasEnded(): DomainError {
  return new DomainError('conflict', 'The run has just ended by itself. Load it again to see how.');
}
