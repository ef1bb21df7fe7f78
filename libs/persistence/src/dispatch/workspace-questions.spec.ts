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

  it('are those with a call of a provider that has no answer', async () => {
    const call = async (fields: { readonly started: boolean; readonly providerId: string | null }): Promise<string> => {
      const workspaceId = await database.createWorkspace();
      const id = randomUUID();
      await database.runner.inWorkspace(workspaceId, async (tx) => {
        await tx.query(`insert into contacts (id, workspace_id, name) values ($1, $2, 'Aysel')`, [id, workspaceId]);
        await tx.query(
          `insert into conversations (id, workspace_id, contact_id, channel) values ($1, $2, $1, 'whatsapp')`,
          [id, workspaceId],
        );
        await tx.query(
          `insert into messages (id, workspace_id, conversation_id, contact_id, direction, channel, kind, subject_key_ref,
                                 status, step_key, call_started_at, provider_id)
           values ($1, $2, $1, $1, 'out', 'whatsapp', 'text', 'k', 'queued', 'greet:1', case when $3 then now() end, $4)`,
          [id, workspaceId, fields.started, fields.providerId],
        );
      });
      return workspaceId;
    };
    const open = await call({ started: true, providerId: null });
    const others = [
      await call({ started: false, providerId: null }),
      await call({ started: true, providerId: 'wamid.1' }),
    ];
    const found = await workspaces.withOpenCalls(database.runner);
    expect(found.filter((id) => [open, ...others].includes(id))).toEqual([open]);
  });
});
