import { randomUUID } from 'node:crypto';
import { blocked, meet } from '../spec/meeting.ts';
import { openTestDatabase, type TestDatabase } from '../spec/test-database.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { WorkflowRepository } from './workflow.repository.ts';

describe('whoever changes a workflow', () => {
  const workflows = new WorkflowRepository();
  let database: TestDatabase;
  let workspaceId: string;
  let workflowId: string;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    workspaceId = await database.createWorkspace();
    workflowId = await inWorkspace((tx) => workflows.insert(tx, { name: 'Room', slug: 'room', draft: EMPTY }));
  });

  const inWorkspace = <T>(work: (tx: WorkspaceTransaction) => Promise<T>) =>
    database.runner.inWorkspace(workspaceId, work);
  const addRun = (tx: WorkspaceTransaction) =>
    tx.query(
      `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref)
       values ($1, $2, $3, 1, $1, 'lead', 'k')`,
      [randomUUID(), workspaceId, workflowId],
    );
  const runs = async (tx: WorkspaceTransaction) => (await tx.query(`select 1 from runs`)).length;

  it('does not hold up those who write runs of it', async () => {
    await meet(
      inWorkspace,
      async (tx, other) => {
        await workflows.lock(tx, workflowId);
        await workflows.markPublished(tx, workflowId, 1, 1);
        other.tell('locked');
        await blocked(other, database);
        expect(other.isOver()).toBe(true);
      },
      async (tx, other) => {
        await other.reached('locked');
        await addRun(tx);
      },
    );
    expect(await inWorkspace(runs)).toBe(1);
  });

  it('comes one after the other', async () => {
    await meet(
      inWorkspace,
      async (tx, other) => {
        await workflows.lock(tx, workflowId);
        other.tell('locked');
        await blocked(other, database);
        expect(other.isOver()).toBe(false);
        await workflows.saveDraft(tx, workflowId, EMPTY, 7);
      },
      async (tx, other) => {
        await other.reached('locked');
        expect(await workflows.lock(tx, workflowId)).toMatchObject({ draftRevision: 7 });
      },
    );
  });

  it('sees the runs that are being written, where that matters', async () => {
    await meet(
      inWorkspace,
      async (tx, other) => {
        await addRun(tx);
        other.tell('written');
        await blocked(other, database);
        expect(other.isOver()).toBe(false);
      },
      async (tx, other) => {
        await other.reached('written');
        await workflows.lock(tx, workflowId);
        await workflows.lockWithRuns(tx, workflowId);
        expect(await runs(tx)).toBe(1);
      },
    );
  });
});

const EMPTY = { nodes: {}, edges: {}, notes: {}, settings: {} } as never;
