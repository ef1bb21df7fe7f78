import { randomUUID } from 'node:crypto';
import { openTestDatabase, type TestDatabase } from '../spec/test-database.ts';
import { WorkspaceSnapshotRepository } from './workspace-snapshot.repository.ts';

const NOW = 'now()';
const LATER = `now() + interval '1 hour'`;

describe('workspaces with something to do', () => {
  const workspaces = new WorkspaceSnapshotRepository();
  let database: TestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const add = (workspaceId: string, sql: string): Promise<unknown> =>
    database.runner.inWorkspace(workspaceId, (tx) => tx.query(sql, [randomUUID(), workspaceId]));
  const addEvent = (workspaceId: string, at: string): Promise<unknown> =>
    add(
      workspaceId,
      `insert into events (id, workspace_id, kind, key, payload, subject_key_ref, available_at)
       values ($1, $2, 'webhook.received', 'lead', '', 'k', ${at})`,
    );
  const addRun = (workspaceId: string, fields: { readonly startAt: string; readonly pending: boolean }) =>
    add(
      workspaceId,
      `with workflow as (
         insert into workflows (id, workspace_id, name, slug, draft) values ($1, $2, 'Room', 'room', '{}') returning id)
       insert into runs (id, workspace_id, workflow_id, version, event_id, trigger_node, subject_key_ref, status,
                         start_pending, start_available_at, end_pending)
       select $1, $2, id, 1, $1, 'lead', 'k', 'queued', ${fields.pending}, ${fields.startAt}, not ${fields.pending}
         from workflow`,
    );

  it('are found by what is due, each once, and others are not', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => database.createWorkspace()));
    const [busy = '', postponed = '', starting = '', paused = '', ended = ''] = ids;
    for (const at of [LATER, NOW, NOW, NOW]) await addEvent(busy, at);
    await addEvent(postponed, LATER);
    await addRun(starting, { pending: true, startAt: NOW });
    await addRun(paused, { pending: true, startAt: `'infinity'` });
    await addRun(ended, { pending: false, startAt: NOW });
    const ours = (found: readonly string[]): readonly string[] => found.filter((id) => ids.includes(id)).toSorted();
    expect(ours(await workspaces.withEvents(database.runner))).toEqual([busy, ended].toSorted());
    expect(ours(await workspaces.toStart(database.runner))).toEqual([starting]);
  });
});
