import { aGraph, node } from '@flowkeep/testing';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import { FORM_CONFIG, startedBy } from './testing/drawing.ts';
import { pathOf, type WorkspaceClient, workspaceClient } from './testing/workspace-client.ts';

describe('drafts', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  let client: WorkspaceClient;
  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace();
    client = workspaceClient(test, workspace.id, workspace.owner);
  });
  afterAll(() => test.close());

  const addNote = (text: string): unknown => ({
    kind: 'putNote',
    note: { id: text, text, position: { x: 0, y: 0 }, size: { width: 10, height: 10 } },
  });

  it('are empty at first, or what the template draws', async () => {
    const empty = await client.post('/workflows', { name: 'Müştərilər' });
    expect(empty.body).toMatchObject({ name: 'Müştərilər', draftRevision: 0, liveVersion: null });
    const filled = await client.post('/workflows', { name: 'Welcome', template: 'lead-welcome' });
    const { id } = filled.body as { readonly id: string };
    const draft = await client.get(`/workflows/${id}/draft`);
    expect(draft.body).toMatchObject({ revision: 0, graph: { nodes: { greet: { type: 'whatsapp.send' } } } });
    const tests = await client.get(`/workflows/${id}/simulations`);
    expect((tests.body as { readonly items: unknown[] }).items.length).toBeGreaterThan(3);
    expect((await client.post(`/workflows/${id}/simulations/run`)).body).not.toContainEqual(
      expect.objectContaining({ passed: false }),
    );
    const unknown = await client.post('/workflows', { name: 'Welcome', template: 'none' });
    expect(unknown.body).toMatchObject({ status: 422, fields: [{ path: 'template' }] });
  });

  it('take operations one after another and keep them', async () => {
    const id = await client.draw(startedBy('trigger.manual'));
    const saved = await client.post(`/workflows/${id}/draft/operations`, {
      baseRevision: 1,
      operations: [addNote('one'), addNote('two')],
    });
    expect(saved.body).toEqual({ revision: 3 });
    const draft = await client.get(`/workflows/${id}/draft`);
    expect(draft.body).toMatchObject({ revision: 3, graph: { notes: { one: { text: 'one' }, two: { text: 'two' } } } });
  });

  it('take a change that holds a whole document, and refuse a document that nobody could work with', async () => {
    const id = await client.draw(startedBy('trigger.manual'));
    const replaceBy = (bytes: number): unknown => ({
      kind: 'replaceGraph',
      graph: aGraph(node('end', 'flow.end', { text: 'a'.repeat(bytes) })),
    });
    const path = `/workflows/${id}/draft/operations`;
    expect((await client.post(path, { baseRevision: 1, operations: [replaceBy(4_000_000)] })).body).toEqual({
      revision: 2,
    });
    const refused = await client.post(path, { baseRevision: 2, operations: [replaceBy(4_500_000)] });
    expect(refused.body).toMatchObject({
      code: 'payload-too-large',
      detail: expect.stringContaining('4 MB') as string,
    });
    const unread = await client.post(path, { baseRevision: 2, operations: [replaceBy(6_000_000)] });
    expect(unread.body).toMatchObject({ code: 'payload-too-large' });
  });

  it('refuse a change of another revision and name the current one', async () => {
    const id = await client.draw(startedBy('trigger.manual'));
    const late = await client.post(`/workflows/${id}/draft/operations`, {
      baseRevision: 0,
      operations: [addNote('x')],
    });
    expect(late.body).toMatchObject({ status: 409, code: 'conflict', details: { revision: 1 } });
  });

  it('take one of many changes that come at the same moment', async () => {
    const id = await client.draw(startedBy('trigger.manual'));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        client.post(`/workflows/${id}/draft/operations`, {
          baseRevision: 1,
          operations: [addNote(`n${String(index)}`)],
        }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
    const draft = (await client.get(`/workflows/${id}/draft`)).body as { graph: { notes: object } };
    expect(Object.keys(draft.graph.notes)).toHaveLength(1);
  });

  it.each<[string, unknown]>([
    ['cannot be read', { kind: 'explode' }],
    ['does not fit', { kind: 'removeNode', nodeId: 'nobody' }],
  ])('refuse an operation that %s, and all others with it', async (_, operation) => {
    const id = await client.draw(startedBy('trigger.manual'));
    const body = { baseRevision: 1, operations: [addNote('one'), operation] };
    expect((await client.post(`/workflows/${id}/draft/operations`, body)).body).toMatchObject({
      code: 'invalid-input',
    });
    expect((await client.get(`/workflows/${id}/draft`)).body).toMatchObject({ revision: 1, graph: { notes: {} } });
  });

  it('say what is wrong with them', async () => {
    const id = await client.draw(aGraph(node('end', 'flow.end')));
    const { body } = await client.post(`/workflows/${id}/validate`);
    expect(body).toMatchObject({ problems: [{ code: 'no-trigger', severity: 'error', place: { kind: 'workflow' } }] });
  });

  it('belong to their workspace and to those who may edit', async () => {
    const id = await client.draw(startedBy('trigger.manual'));
    const other = await test.createWorkspace();
    const stranger = workspaceClient(test, other.id, other.owner);
    expect((await stranger.get(`/workflows/${id}/draft`)).status).toBe(404);
    expect(
      (await stranger.post(`/workflows/${id}/draft/operations`, { baseRevision: 1, operations: [addNote('x')] }))
        .status,
    ).toBe(404);
    const viewer = workspaceClient(test, workspace.id, await test.addMember(workspace.id, 'viewer'));
    expect((await viewer.get(`/workflows/${id}/draft`)).status).toBe(200);
    expect(
      (await viewer.post(`/workflows/${id}/draft/operations`, { baseRevision: 1, operations: [addNote('x')] })).status,
    ).toBe(403);
  });

  it('are listed by workflow, the last changed first, page by page', async () => {
    const place = await test.createWorkspace();
    const own = workspaceClient(test, place.id, place.owner);
    const ids = [];
    for (let index = 0; index < 3; index += 1) ids.unshift(await own.draw(startedBy('trigger.manual')));
    const first = (await own.get('/workflows?limit=2')).body as { items: { id: string }[]; nextCursor: string };
    const second = (await own.get(`/workflows?limit=2&cursor=${first.nextCursor}`)).body as typeof first;
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
    expect(first.items[0]).toMatchObject({ name: 'Lead', nodeCount: 2, activeRuns: 0, lastRunAt: null });
  });

  it('go with an archived workflow', async () => {
    const { id, triggers } = await client.publish(startedBy('trigger.form', FORM_CONFIG));
    expect((await client.send('PATCH', `/workflows/${id}`, { name: 'New name' })).body).toMatchObject({
      name: 'New name',
    });
    expect((await client.send('DELETE', `/workflows/${id}`)).status).toBe(204);
    expect((await client.get(`/workflows/${id}/draft`)).status).toBe(404);
    expect((await test.client(pathOf(triggers[0]?.url))).status).toBe(404);
  });
});
