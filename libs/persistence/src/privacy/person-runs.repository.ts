import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** A run of a person that has not ended, with all that its Temporal workflow is known by. */
export interface PersonRun {
  readonly runId: string;
  readonly slug: string;
  readonly subjectKeyRef: string;
  readonly temporalWorkflowId: string | null;
}

/** Runs of one person, to be stopped before the person is erased. */
export class PersonRunRepository {
  /** Ends runs that Temporal has not been asked to start, or not yet for certain, and gives their number. */
  async endUnstarted(tx: WorkspaceTransaction, contactId: string): Promise<number> {
    const rows = await tx.query(
      `update runs set status = 'cancelled', ended_at = now(), start_pending = false, held = false,
                       current_node = null
        where workspace_id = $1 and contact_id = $2 and start_pending and start_attempts = 0 and ended_at is null
        returning id`,
      [tx.workspaceId, contactId],
    );
    return rows.length;
  }

  async active(tx: WorkspaceTransaction, contactId: string): Promise<readonly PersonRun[]> {
    return tx.query<PersonRun>(
      `select r.id as "runId", w.slug, r.subject_key_ref as "subjectKeyRef",
              r.temporal_workflow_id as "temporalWorkflowId"
         from runs r
         join workflows w on w.workspace_id = r.workspace_id and w.id = r.workflow_id
        where r.workspace_id = $1 and r.contact_id = $2 and r.ended_at is null
        order by r.started_at, r.id`,
      [tx.workspaceId, contactId],
    );
  }

  /** Notes the end of a run whose Temporal workflow is gone and cannot report it any more. */
  async markEnded(tx: WorkspaceTransaction, runId: string): Promise<void> {
    await tx.query(
      `update runs set status = 'cancelled', ended_at = now(), start_pending = false, held = false,
                       current_node = null
        where workspace_id = $1 and id = $2 and ended_at is null`,
      [tx.workspaceId, runId],
    );
  }
}
