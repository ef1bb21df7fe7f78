import { randomUUID } from 'node:crypto';
import { openTestDatabase, type TestDatabase } from '../spec/test-database.ts';
import { WorkspaceSnapshotRepository } from './workspace-snapshot.repository.ts';

describe('workspaces that are asked for by their runs', () => {
  const workspaces = new WorkspaceSnapshotRepository();
  let database: TestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  async function withRun(fields: {
    readonly held?: boolean;
    readonly ended?: boolean;
    readonly signal?: boolean;
  }): Promise<string> {
    const { held = false, ended = false, signal = false } = fields;
    const workspaceId = await database.createWorkspace();
    const id = randomUUID();
    await database.runner.inWorkspace(workspaceId, async (tx) => {
      await tx.query(
        `insert into workflows (id, workspace_id, name, slug, draft) values ($1, $2, 'Room', 'room', '{}')`,
        [id, workspaceId],
      );
      await tx.query(
        `insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref, status,
                           start_pending, held, ended_at)
         values ($1, $2, $1, 1, $1, 'lead', 'k', 'queued', false, $3, case when $4 then now() end)`,
        [id, workspaceId, held, ended],
      );
      await tx.query(
        `insert into waits (workspace_id, run_id, step_key, branch, event_kind, event_key, since, signal_pending)
         values ($1, $2, 'answer:1', '', 'message.received', '', now(), $3)`,
        [workspaceId, id, signal],
      );
    });
    return workspaceId;
  }

  it('are those with a held run, with a wait to signal, with a run that has not ended', async () => {
    const [held, signal, open, ended] = await Promise.all([
      withRun({ held: true }),
      withRun({ signal: true }),
      withRun({}),
      withRun({ ended: true }),
    ]);
    const ours = (found: readonly string[]): ReadonlySet<string> =>
      new Set(found.filter((id) => [held, signal, open, ended].includes(id)));
    expect(ours(await workspaces.withHeldRuns(database.runner))).toEqual(new Set([held]));
    expect(ours(await workspaces.toSignal(database.runner))).toEqual(new Set([signal]));
    expect(ours(await workspaces.withOpenRuns(database.runner))).toEqual(new Set([held, signal, open]));
  });
});
