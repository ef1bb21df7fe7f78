import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** Runs that have moved to another version of their workflow. */
export class MovedRunRepository {
  async moved(tx: WorkspaceTransaction, runId: string, version: number): Promise<void> {
    await tx.query(`update runs set version = $3 where workspace_id = $1 and id = $2`, [
      tx.workspaceId,
      runId,
      version,
    ]);
  }
}
