import { DomainError, type JsonObject, type RunStatus, type StepError, type StepReport } from '@flowkeep/contracts';
import type { SubjectKeys } from '../keys/index.ts';
import { LiveNotifier } from '../notifications.ts';
import { SEAL_PURPOSES } from '../runs/seal-purposes.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** Where a run stands, for lists and the run view. */
export interface RunProgress {
  readonly runId: string;
  readonly subjectKeyRef: string;
  readonly status: RunStatus;
  readonly currentNode: string | null;
  readonly error: StepError | null;
  readonly contactId: string | null;
}

/** Writes the projection. A report with a lower sequence than the known one changes nothing, nor does any repeat. */
export class RunProjectionRepository {
  private readonly live = new LiveNotifier();

  constructor(private readonly keys: SubjectKeys) {}

  /** False where the run had ended before: then only its steps are kept. */
  async project(tx: WorkspaceTransaction, progress: RunProgress, reports: readonly StepReport[]): Promise<boolean> {
    for (const report of reports) await this.putStep(tx, progress, report);
    const wasOpen = await this.putRun(tx, progress);
    await this.live.changed(tx, 'run', progress.runId);
    return wasOpen;
  }

  /** Says that a step has failed for now and will be tried again. */
  async retrying(tx: WorkspaceTransaction, runId: string, stepKey: string, error: StepError): Promise<void> {
    const rows = await tx.query(
      `update steps set status = 'retrying', error = $4
        where workspace_id = $1 and run_id = $2 and step_key = $3 and status in ('running', 'retrying')
       returning step_key`,
      [tx.workspaceId, runId, stepKey, JSON.stringify(error)],
    );
    if (rows.length > 0) await this.live.changed(tx, 'run', runId);
  }

  private async putStep(tx: WorkspaceTransaction, progress: RunProgress, report: StepReport): Promise<void> {
    await tx.query(
      `insert into steps (workspace_id, run_id, step_key, node_id, node_type, visit, status, port, output, error,
                          started_at, ended_at, waiting_until, sequence)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       on conflict (run_id, step_key) do update set
         status = excluded.status, port = excluded.port, output = excluded.output, error = excluded.error,
         ended_at = excluded.ended_at, waiting_until = excluded.waiting_until, sequence = excluded.sequence
       where steps.sequence < excluded.sequence`,
      [
        tx.workspaceId,
        progress.runId,
        report.key,
        report.nodeId,
        report.nodeType,
        report.visit,
        report.status,
        report.port,
        await this.sealed(tx, progress.subjectKeyRef, report.output),
        report.error === null ? null : JSON.stringify(report.error),
        report.startedAt,
        report.endedAt,
        report.waitingUntil,
        report.sequence,
      ],
    );
  }

  /** The end of a run is final: a late report does not open it again. */
  private async putRun(tx: WorkspaceTransaction, progress: RunProgress): Promise<boolean> {
    const { runId, status, currentNode, error, contactId } = progress;
    const ended = status === 'completed' || status === 'failed' || status === 'cancelled';
    const rows = await tx.query<{ linked: boolean }>(
      `update runs set status = $3, current_node = $4, error = $5, contact_id = coalesce(contact_id, $6::uuid),
                       ended_at = case when $7 then now() end
        where workspace_id = $1 and id = $2 and ended_at is null
       returning contact_id = $6::uuid as linked`,
      [tx.workspaceId, runId, status, currentNode, error === null ? null : JSON.stringify(error), contactId, ended],
    );
    if (contactId !== null && rows[0]?.linked === true) await this.keys.link(tx, progress.subjectKeyRef, contactId);
    return rows.length > 0;
  }

  private async sealed(tx: WorkspaceTransaction, ref: string, output: JsonObject): Promise<Buffer | null> {
    if (Object.keys(output).length === 0) return null;
    try {
      return await this.keys.seal(tx, ref, SEAL_PURPOSES.stepOutput, output);
    } catch (thrown) {
      // The person was erased meanwhile: that the step happened is kept, what it gave is not.
      if (thrown instanceof DomainError && thrown.code === 'data-erased') return null;
      throw thrown;
    }
  }
}
