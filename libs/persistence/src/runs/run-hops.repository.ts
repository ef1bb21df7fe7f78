import type { WorkspaceTransaction } from '../transaction-runner.ts';

/**
 * SQL of the hops that an event from the run `r` has. A run that was recorded an hour ago is no runaway, even where it
 * waited for its turn most of that time: what comes of it begins anew, so that workflows may begin themselves again for
 * years, day by day.
 */
export const HOPS_AFTER = `case when r.started_at > now() - interval '1 hour' then least(r.hops + 1, 1000) else 0 end`;

/** How many runs have led to what a run does, each through the one before. */
export class RunHopsRepository {
  /** Hops of an event that the run makes now. Zero for a run that is not known. */
  async after(tx: WorkspaceTransaction, runId: string): Promise<number> {
    const [row] = await tx.query<{ hops: number }>(
      `select ${HOPS_AFTER} as hops from runs r where r.workspace_id = $1 and r.id = $2`,
      [tx.workspaceId, runId],
    );
    return row?.hops ?? 0;
  }
}
