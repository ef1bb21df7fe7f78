import type { JsonObject, RunStatus, StepError, StepReport } from '@flowkeep/contracts';
import type { SubjectKeys } from '../keys/index.ts';
import { LiveNotifier } from '../notifications.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { RunEndRepository } from './run-end.repository.ts';
import { StepRows } from './step-rows.ts';

/** Where a run stands, for lists and the run view. */
export interface RunProgress {
  readonly runId: string;
  readonly subjectKeyRef: string;
  readonly status: RunStatus;
  readonly currentNode: string | null;
  readonly error: StepError | null;
  readonly contactId: string | null;
  /** Of an ended run: why it ended as it did, a fixed word or the id of a goal. */
  readonly outcome?: string | null;
  /** Of an ended run: the values that its end gave. A run that began it is told. */
  readonly result?: JsonObject;
}

const ENDED: readonly RunStatus[] = ['completed', 'failed', 'cancelled'];

/** Writes the projection. A report with a lower sequence than the known one changes nothing, nor does any repeat. */
export class RunProjectionRepository {
  private readonly live = new LiveNotifier();
  private readonly steps: StepRows;
  private readonly ends: RunEndRepository;

  constructor(private readonly keys: SubjectKeys) {
    this.steps = new StepRows(keys);
    this.ends = new RunEndRepository(keys);
  }

  /**
   * False where the run had ended before: then only its steps are kept. The run's row comes before those of its steps,
   * and those before its waits, as for whoever ends it.
   */
  async project(tx: WorkspaceTransaction, progress: RunProgress, reports: readonly StepReport[]): Promise<boolean> {
    const { runId, subjectKeyRef } = progress;
    const wasOpen = await this.putRun(tx, progress);
    if (!wasOpen) await this.hold(tx, runId);
    await this.steps.put(
      tx,
      reports.map((report) => ({ runId, subjectKeyRef, report })),
    );
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

  private async hold(tx: WorkspaceTransaction, runId: string): Promise<void> {
    await tx.query(`select id from runs where workspace_id = $1 and id = $2 for no key update`, [
      tx.workspaceId,
      runId,
    ]);
  }

  /** The end of a run is final: a late report does not open it again. Why it ends may have been said before. */
  private async putRun(tx: WorkspaceTransaction, progress: RunProgress): Promise<boolean> {
    const { runId, status, currentNode, error, contactId, outcome } = progress;
    const ended = ENDED.includes(status);
    const [row] = await tx.query<{ linked: boolean; hasParent: boolean; attempt: number }>(
      `update runs set status = $3, current_node = $4, error = $5, contact_id = coalesce(contact_id, $6::uuid),
                       outcome = coalesce(outcome, $8), ended_at = case when $7 then now() end
        where workspace_id = $1 and id = $2 and ended_at is null
       returning contact_id = $6::uuid as linked, parent_run_id is not null as "hasParent", attempt`,
      [
        tx.workspaceId,
        runId,
        status,
        currentNode,
        error === null ? null : JSON.stringify(error),
        contactId,
        ended,
        outcome ?? null,
      ],
    );
    if (row === undefined) return false;
    if (contactId !== null && row.linked) await this.keys.link(tx, progress.subjectKeyRef, contactId);
    if (ended && row.hasParent) await this.ends.tellParent(tx, { ...progress, id: runId, attempt: row.attempt });
    return true;
  }
}
