import { type JsonObject, type RunStatus, skippedCallError, type StepError } from '@flowkeep/contracts';
import type { SubjectKeys } from '../keys/index.ts';
import { EventRepository, type NewEvent } from '../runs/event.repository.ts';
import { HOPS_AFTER } from '../runs/run-hops.repository.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** A run that has ended, and of which somebody is to hear. */
export interface EndedRun {
  readonly id: string;
  readonly attempt: number;
  readonly status: RunStatus;
  readonly outcome?: string | null;
  readonly error: StepError | null;
  readonly contactId: string | null;
  readonly subjectKeyRef: string;
  /** Values that its end gave; known only to whoever ends it. */
  readonly result?: JsonObject;
}

interface PendingEnd extends EndedRun {
  readonly workflowId: string;
  readonly workflowName: string;
  readonly endedAt: Date | null;
  readonly parentRunId: string | null;
  /** The step that failed last. */
  readonly node: string | null;
  /** The workflow that hears of failures; null also where the run itself began by a failure. */
  readonly errorWorkflowId: string | null;
  /** Hops of what comes of its failure. */
  readonly hops: number;
}

const PENDING = `
  select r.id, r.attempt, r.status, r.outcome, r.error, r.contact_id as "contactId",
         r.subject_key_ref as "subjectKeyRef", r.workflow_id as "workflowId", w.name as "workflowName",
         r.ended_at as "endedAt", r.parent_run_id as "parentRunId",
         ${HOPS_AFTER} as hops,
         (select s.node_id from steps s where s.run_id = r.id and s.status = 'failed'
           order by s.sequence desc limit 1) as node,
         case when e.kind is distinct from 'run.failed' then p.plan #>> '{settings,errorWorkflowId}' end
           as "errorWorkflowId"
    from runs r
    join workflows w on w.id = r.workflow_id
    left join events e on e.id = r.event_id
    left join workflow_versions v on v.workflow_id = r.workflow_id and v.number = r.version
    left join plans p on p.workspace_id = r.workspace_id and p.hash = v.plan_hash
   where r.workspace_id = $1 and r.end_pending
   limit $2 for update of r skip locked`;

/** Tells of runs that have ended: the run that began them, and the workflow that hears of failures. */
export class RunEndRepository {
  private readonly events: EventRepository;

  constructor(private readonly keys: SubjectKeys) {
    this.events = new EventRepository(keys);
  }

  /** Tells whoever is still to be told. Gives the number of runs whose end is settled by that. */
  async tellPending(tx: WorkspaceTransaction, limit: number): Promise<number> {
    const ends = await tx.query<PendingEnd>(PENDING, [tx.workspaceId, limit]);
    for (const end of ends) {
      if (end.parentRunId !== null && end.endedAt !== null) await this.tellParent(tx, end);
      if (end.status === 'failed' && end.errorWorkflowId !== null)
        await this.tellOfFailure(tx, end, end.errorWorkflowId);
    }
    if (ends.length === 0) return 0;
    await tx.query(`update runs set end_pending = false where workspace_id = $1 and id = any($2)`, [
      tx.workspaceId,
      ends.map(({ id }) => id),
    ]);
    return ends.length;
  }

  /** The first to tell of an end is heard; who tells of it again changes nothing. */
  async tellParent(tx: WorkspaceTransaction, end: EndedRun): Promise<void> {
    const { id, attempt, status, outcome, error, result } = end;
    const why = status === 'skipped' ? skippedCallError(outcome ?? null) : errorOf(error);
    const payload: JsonObject = { runId: id, status, outcome: outcome ?? null, error: why };
    const event = { kind: 'run.ended', key: id, dedupKey: `${id}:${String(attempt)}` } as const;
    await this.tell(tx, end, { ...event, payload: { ...payload, output: result ?? {} } }, { ...event, payload });
  }

  private async tellOfFailure(tx: WorkspaceTransaction, end: PendingEnd, workflowId: string): Promise<void> {
    const { id, attempt, error, workflowName, node, endedAt } = end;
    const payload: JsonObject = {
      workflowId: end.workflowId,
      workflowName,
      runId: id,
      node,
      code: error?.code ?? 'internal',
      message: error?.message ?? '',
      attempt: error?.attempt ?? 1,
      runAttempt: attempt,
      at: error?.at ?? endedAt?.toISOString() ?? null,
    };
    const dedupKey = `${id}:${String(attempt)}`;
    const event = { kind: 'run.failed', key: workflowId, dedupKey, payload, hops: end.hops } as const;
    await this.tell(tx, end, event, event);
  }

  /** What was about a person who was erased meanwhile is told without them. */
  private async tell(
    tx: WorkspaceTransaction,
    { contactId, subjectKeyRef }: EndedRun,
    event: Omit<NewEvent, 'contactId'>,
    impersonal: Omit<NewEvent, 'contactId'>,
  ): Promise<void> {
    if (await this.keys.isWhole(tx, subjectKeyRef)) {
      await this.events.receive(tx, { ...event, contactId, subjectKeyRef });
      return;
    }
    await this.events.receive(tx, { ...impersonal, contactId: null });
  }
}

function errorOf(error: StepError | null): JsonObject | null {
  return error === null ? null : { code: error.code, message: error.message, attempt: error.attempt, at: error.at };
}
