import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** The node at which a step stands. */
export interface StepPosition {
  readonly stepKey: string;
  readonly nodeId: string;
}

/** Runs that have moved to another version of their workflow. */
export class MovedRunRepository {
  /** Steps that go on keep their keys, and stand at the nodes that took the place of theirs. */
  async moved(
    tx: WorkspaceTransaction,
    runId: string,
    version: number,
    positions: readonly StepPosition[],
  ): Promise<void> {
    await tx.query(`update runs set version = $3 where workspace_id = $1 and id = $2`, [
      tx.workspaceId,
      runId,
      version,
    ]);
    await tx.query(
      `update steps s set node_id = p.node_id from unnest($3::text[], $4::text[]) as p(step_key, node_id)
        where s.workspace_id = $1 and s.run_id = $2 and s.step_key = p.step_key and s.node_id <> p.node_id`,
      [tx.workspaceId, runId, positions.map(({ stepKey }) => stepKey), positions.map(({ nodeId }) => nodeId)],
    );
  }
}
