import { randomBytes, randomUUID } from 'node:crypto';
import { RootKey, SubjectKeys, WorkspaceKeys } from '../keys/index.ts';
import { AheadCancelRepository } from '../operations/ahead-cancel.repository.ts';
import { PersonRunRepository } from '../privacy/person-runs.repository.ts';
import { openTestDatabase, type TestDatabase } from '../spec/test-database.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { RunQueueRepository } from './run-queue.repository.ts';

interface Standing {
  readonly status: string;
  readonly outcome: string | null;
  readonly held: boolean;
  readonly start_pending: boolean;
  readonly start_failures: number;
}

describe('a run that Temporal does not know yet', () => {
  const queue = new RunQueueRepository(
    new SubjectKeys(new WorkspaceKeys(RootKey.fromBase64(randomBytes(32).toString('base64')))),
  );
  const cancels = new AheadCancelRepository();
  let database: TestDatabase;
  let workspaceId: string;
  let workflowId: string;

  beforeAll(async () => {
    database = await openTestDatabase();
    workspaceId = await database.createWorkspace();
    const [workflow] = await inWorkspace((tx) =>
      tx.query<{ id: string }>(
        `insert into workflows (workspace_id, name, slug, draft) values ($1, 'Room', 'room', '{}') returning id`,
        [workspaceId],
      ),
    );
    workflowId = workflow?.id ?? '';
  });
  afterAll(() => database.close());

  const inWorkspace = <T>(work: (tx: WorkspaceTransaction) => Promise<T>) =>
    database.runner.inWorkspace(workspaceId, work);
  const addRun = async (status: string, held: boolean, startAttempts: number): Promise<string> => {
    const id = randomUUID();
    await inWorkspace((tx) =>
      tx.query(
        `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref, rule_key,
                           status, held, start_pending, start_attempts, temporal_workflow_id)
         values ($1, $2, $3, 1, $1, 'lead', 'k', $7, $4, $5, not $5, $6, 'room')`,
        [id, workspaceId, workflowId, status, held, startAttempts, id],
      ),
    );
    return id;
  };
  const standing = async (id: string): Promise<Standing | undefined> => {
    const columns = 'status, outcome, held, start_pending, start_failures';
    return (await inWorkspace((tx) => tx.query<Standing>(`select ${columns} from runs where id = $1`, [id])))[0];
  };

  it('is counted as failed only by whoever holds it', async () => {
    const runId = await addRun('queued', false, 2);
    const error = { code: 'internal', message: '', attempt: 1, at: new Date().toISOString() };
    await inWorkspace(async (tx) => {
      await queue.failed(tx, { runId, attempt: 1 }, 5);
      await queue.refuse(tx, { runId, attempt: 1 }, error);
    });
    expect(await standing(runId)).toMatchObject({ status: 'queued', start_pending: true, start_failures: 0 });
    await inWorkspace((tx) => queue.failed(tx, { runId, attempt: 2 }, 5));
    expect(await standing(runId)).toMatchObject({ status: 'queued', start_pending: true, start_failures: 1 });
    await inWorkspace((tx) => queue.refuse(tx, { runId, attempt: 2 }, error));
    expect(await standing(runId)).toMatchObject({ status: 'failed', start_pending: false });
  });

  it.each([
    ['held', 'queued', true, 0, true],
    ['held and paused', 'paused', true, 0, true],
    ['paused before anybody took it', 'paused', false, 0, true],
    ['in the hands of the first who took it', 'queued', false, 1, false],
    ['taken over', 'queued', false, 2, true],
  ])('is ended by an order to make room: %s', async (_what, status, held, attempts, ends) => {
    const runId = await addRun(status, held, attempts);
    await inWorkspace((tx) =>
      tx.query(`insert into run_commands (workspace_id, run_id, command) values ($1, $2, $3)`, [
        workspaceId,
        runId,
        { kind: 'cancel', because: 'replaced' },
      ]),
    );
    expect(await inWorkspace((tx) => cancels.shut(tx, runId))).toBe(ends);
    const ended = { status: 'cancelled', outcome: 'replaced', held: false, start_pending: false };
    expect(await standing(runId)).toMatchObject(ends ? ended : { status, start_pending: true });
  });

  it('waits for no turn any more once it has ended with its person', async () => {
    const runId = await addRun('queued', true, 0);
    await inWorkspace((tx) => new PersonRunRepository().markEnded(tx, runId));
    expect(await standing(runId)).toMatchObject({ status: 'cancelled', held: false, start_pending: false });
  });
});
