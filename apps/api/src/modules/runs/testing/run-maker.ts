import { randomUUID } from 'node:crypto';
import type { RunStatus } from '@flowkeep/contracts';
import { SubjectKeys, TransactionRunner, type WorkspaceTransaction } from '@flowkeep/persistence';
import { runWorkflowId } from '@flowkeep/temporal/client';
import type { TestApp } from '../../../spec/test-app.ts';

/** What a test cares about in a run. */
export interface MadeRun {
  readonly id: string;
  readonly subjectKeyRef: string;
  readonly temporalWorkflowId: string;
}

export interface RunFacts {
  readonly status?: RunStatus;
  readonly contactId?: string | null;
  readonly version?: number;
  /** Whether Temporal has it. */
  readonly started?: boolean;
  /** The node at which it stands, waiting; or with which it failed. */
  readonly at?: string;
  readonly snapshot?: boolean;
  readonly errorCode?: string;
}

const ENDED: readonly RunStatus[] = ['completed', 'failed', 'cancelled', 'skipped'];

/** Writes a run as dispatcher and worker leave it. */
export async function makeRun(
  test: TestApp,
  workspaceId: string,
  workflowId: string,
  facts: RunFacts = {},
): Promise<MadeRun> {
  const { contactId = null, at, snapshot = false } = facts;
  return test.app.get(TransactionRunner).inWorkspace(workspaceId, async (tx) => {
    const [id, subjectKeyRef] = [randomUUID(), await test.app.get(SubjectKeys).create(tx, contactId)];
    const run = { id, subjectKeyRef, temporalWorkflowId: runWorkflowId('lead', subjectKeyRef, id) };
    await insertRun(tx, workflowId, run, facts);
    if (at !== undefined) await insertStep(tx, id, at, facts);
    if (snapshot)
      await tx.query(`insert into run_snapshots (workspace_id, run_id, state) values ($1, $2, 'x')`, [workspaceId, id]);
    return run;
  });
}

async function insertRun(
  tx: WorkspaceTransaction,
  workflowId: string,
  run: MadeRun,
  { status = 'queued', contactId = null, version = 1, started = false, errorCode = 'internal' }: RunFacts,
): Promise<void> {
  const ended = ENDED.includes(status);
  await tx.query(
    `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, contact_id, subject_key_ref,
                       temporal_workflow_id, status, start_pending, start_attempts, error, ended_at)
     values ($1, $2, $3, $4, $5, 'start', $6, $7, $8, $9, $10, $11, $12, case when $13 then now() end)`,
    [
      run.id,
      tx.workspaceId,
      workflowId,
      version,
      randomUUID(),
      contactId,
      run.subjectKeyRef,
      run.temporalWorkflowId,
      status,
      !started && !ended,
      started ? 1 : 0,
      status === 'failed' ? errorOf(errorCode) : null,
      ended,
    ],
  );
}

async function insertStep(
  tx: WorkspaceTransaction,
  runId: string,
  at: string,
  { status, errorCode = 'internal' }: RunFacts,
): Promise<void> {
  const ended = status !== undefined && ENDED.includes(status);
  await tx.query(
    `insert into steps (workspace_id, run_id, step_key, node_id, node_type, visit, status, error, started_at, ended_at,
                        sequence)
     values ($1, $2, $3, $4, 'wait.time', 1, $5, $6, now(), case when $7 then now() end, 2)`,
    [
      tx.workspaceId,
      runId,
      `${runId}:${at}:1`,
      at,
      ended ? 'failed' : 'waiting',
      ended ? errorOf(errorCode) : null,
      ended,
    ],
  );
}

function errorOf(code: string): string {
  return JSON.stringify({ code, message: 'It failed.', attempt: 1, at: '' });
}

/** Writes a person. */
export async function makeContact(test: TestApp, workspaceId: string, name: string): Promise<string> {
  const [row] = await test.app
    .get(TransactionRunner)
    .inWorkspace(workspaceId, (tx) =>
      tx.query<{ id: string }>(`insert into contacts (workspace_id, name) values ($1, $2) returning id`, [
        workspaceId,
        name,
      ]),
    );
  return row?.id ?? '';
}
