import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** Counts the tries of steps that have failed. */
export class StepAttemptRepository {
  /** Counts one more and gives the number of the try that has failed, from 1. */
  async failed(tx: WorkspaceTransaction, runId: string, stepKey: string): Promise<number> {
    const [row] = await tx.query<{ failed: number }>(
      `insert into step_attempts as a (workspace_id, run_id, step_key, failed) values ($1, $2, $3, 1)
       on conflict (run_id, step_key) do update set failed = a.failed + 1 returning failed`,
      [tx.workspaceId, runId, stepKey],
    );
    return row?.failed ?? 1;
  }
}
