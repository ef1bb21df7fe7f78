import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** A step that has failed and is to be tried again, but not yet. */
export interface PausedStep {
  readonly stepKey: string;
  /** The number of the try that has failed last, from 1. */
  readonly failed: number;
  /** What it failed with. */
  readonly code: string;
  readonly message: string;
  /** Milliseconds until it may be tried again. */
  readonly left: number;
}

/** Counts the tries of steps that have failed. */
export class StepAttemptRepository {
  /** Counts one more and gives the number of the try that has failed, from 1. What the one before said is gone. */
  async failed(tx: WorkspaceTransaction, runId: string, stepKey: string): Promise<number> {
    const [row] = await tx.query<{ failed: number }>(
      `insert into step_attempts as a (workspace_id, run_id, step_key, failed) values ($1, $2, $3, 1)
       on conflict (run_id, step_key) do update
         set failed = a.failed + 1, not_before = null, code = null, message = null
       returning failed`,
      [tx.workspaceId, runId, stepKey],
    );
    return row?.failed ?? 1;
  }

  /** The step has all its tries again. */
  async forget(tx: WorkspaceTransaction, runId: string, stepKey: string): Promise<void> {
    await tx.query(`delete from step_attempts where workspace_id = $1 and run_id = $2 and step_key = $3`, [
      tx.workspaceId,
      runId,
      stepKey,
    ]);
  }

  /** Notes that a step which has failed may be tried again when this time has passed, milliseconds, unless its run has ended. */
  async pause(
    tx: WorkspaceTransaction,
    runId: string,
    { stepKey, code, message, left }: Omit<PausedStep, 'failed'>,
  ): Promise<void> {
    await tx.query(
      `update step_attempts
          set not_before = now() + make_interval(secs => $4::double precision / 1000), code = $5, message = $6
        where workspace_id = $1 and run_id = $2 and step_key = $3
          and exists (select 1 from runs r where r.id = $2 and r.ended_at is null)`,
      [tx.workspaceId, runId, stepKey, left, code, message],
    );
  }

  /** Steps of a run that may not be tried again yet. None where the run has ended: nothing is tried any more. */
  async paused(tx: WorkspaceTransaction, runId: string): Promise<readonly PausedStep[]> {
    return tx.query<PausedStep>(
      `select a.step_key as "stepKey", a.failed, a.code, a.message,
              (extract(epoch from a.not_before - now()) * 1000)::double precision as "left"
         from step_attempts a join runs r on r.id = a.run_id
        where a.workspace_id = $1 and a.run_id = $2 and a.not_before > now() and r.ended_at is null`,
      [tx.workspaceId, runId],
    );
  }
}
