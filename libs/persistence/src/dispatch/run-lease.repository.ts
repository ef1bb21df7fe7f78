import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** A run that one starter has to itself for a while. */
export interface RunLease {
  readonly runId: string;
  /** Number of the claim by which it holds the run: a later claim has taken it over. */
  readonly attempt: number;
}

/** What becomes of runs while somebody starts them. Whoever holds one by a claim is told whether it is still theirs. */
export class RunLeaseRepository {
  /** Temporal has these runs, whoever gave them to it. Gives those that were cancelled here meanwhile, which Temporal cannot know. */
  async started(tx: WorkspaceTransaction, runIds: readonly string[]): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string; cancelled: boolean }>(
      `update runs set start_pending = false where workspace_id = $1 and id = any($2)
       returning id, status = 'cancelled' as cancelled`,
      [tx.workspaceId, runIds],
    );
    return rows.filter(({ cancelled }) => cancelled).map(({ id }) => id);
  }

  /** The run has ended without Temporal, which never hears of it. False where somebody else has taken it over. */
  async endedHere(tx: WorkspaceTransaction, { runId, attempt }: RunLease): Promise<boolean> {
    const rows = await tx.query(
      `update runs set start_pending = false, temporal_workflow_id = null
        where workspace_id = $1 and id = $2 and start_attempts = $3 returning id`,
      [tx.workspaceId, runId, attempt],
    );
    return rows.length > 0;
  }

  /** Keeps the run for some seconds more. False where somebody else has taken it over: then nothing changes. */
  async extend(tx: WorkspaceTransaction, { runId, attempt }: RunLease, seconds: number): Promise<boolean> {
    const rows = await tx.query(
      `update runs set start_available_at = now() + make_interval(secs => $4)
        where workspace_id = $1 and id = $2 and start_attempts = $3 returning id`,
      [tx.workspaceId, runId, attempt, seconds],
    );
    return rows.length > 0;
  }
}
