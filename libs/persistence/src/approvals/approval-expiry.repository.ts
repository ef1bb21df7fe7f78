import { LiveNotifier } from '../notifications.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** The step that has asked. */
interface AskingStep {
  readonly runId: string;
  readonly stepKey: string;
}

/** The end of the time in which a question may be answered. */
export class ApprovalExpiryRepository {
  private readonly notifier = new LiveNotifier();

  /** Holds the step's question until the transaction ends: an answer is in before this returns, or comes too late. */
  async hold(tx: WorkspaceTransaction, { runId, stepKey }: AskingStep): Promise<void> {
    await tx.query(`select id from approvals where workspace_id = $1 and run_id = $2 and step_key = $3 for update`, [
      tx.workspaceId,
      runId,
      stepKey,
    ]);
  }

  /** From now on an answer is told that it comes too late. A question that was answered stays so. */
  async expire(tx: WorkspaceTransaction, { runId, stepKey }: AskingStep): Promise<void> {
    const rows = await tx.query<{ id: string }>(
      `update approvals set status = 'expired'
        where workspace_id = $1 and run_id = $2 and step_key = $3 and status = 'open' returning id`,
      [tx.workspaceId, runId, stepKey],
    );
    for (const { id } of rows) await this.notifier.changed(tx, 'approval', id);
  }
}
