import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import { makeRun } from '../runs/testing/run-maker.ts';
import { startedBy } from '../workflows/testing/drawing.ts';
import { expectStatus, type WorkspaceClient, workspaceClient } from '../workflows/testing/workspace-client.ts';

describe('orders to many runs', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  let client: WorkspaceClient;
  let workflowId: string;
  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace();
    client = workspaceClient(test, workspace.id, workspace.owner);
    workflowId = (await client.publish(startedBy('trigger.manual'))).id;
    for (const status of ['waiting', 'waiting', 'running', 'completed', 'failed'] as const)
      await makeRun(test, workspace.id, workflowId, {
        status,
        started: true,
        at: status === 'waiting' ? 'ask' : 'send',
      });
  });
  afterAll(() => test.close());

  const bulk = (body: object) => client.post('/runs/bulk', body);

  it.each([
    ['pause', {}, 3],
    ['pause', { status: 'waiting' }, 2],
    ['cancel', { node: 'ask' }, 2],
    ['cancel', { version: 2 }, 0],
    ['cancel', { startedBefore: '2020-01-01T00:00:00Z' }, 0],
    ['cancel', { startedAfter: '2020-01-01T00:00:00Z' }, 3],
    ['retry', { node: 'send' }, 1],
    ['resume', {}, 0],
  ])('%s of %j is counted before it is done: %d', async (action, filter, count) => {
    const { body } = expectStatus(await bulk({ action, filter: { workflowId, ...filter }, dryRun: true }), 202);
    expect(body).toEqual({ count, id: null });
  });

  it('are kept, shown with their progress and stopped', async () => {
    const { body } = expectStatus(await bulk({ action: 'cancel', filter: { workflowId }, dryRun: false }), 202);
    const { id } = body as { id: string };
    expect(body).toMatchObject({ count: 3 });
    expect((await client.get(`/bulk-operations/${id}`)).body).toMatchObject({
      id,
      action: 'cancel',
      filter: { workflowId },
      options: {},
      status: 'running',
      total: 3,
      done: 0,
      refused: 0,
      requestedBy: workspace.owner.id,
    });
    expect((await client.get('/bulk-operations')).body).toMatchObject({ items: [{ id }], nextCursor: null });
    expect((await client.post(`/bulk-operations/${id}/cancel`)).body).toMatchObject({ status: 'cancelled' });
    expect((await client.post(`/bulk-operations/${id}/cancel`)).status).toBe(409);
    const audit = (await client.get('/audit?limit=2')).body as { items: { action: string; detail: object }[] };
    expect(audit.items).toMatchObject([
      { action: 'runs.bulk-stopped' },
      { action: 'runs.bulk-ordered', detail: { action: 'cancel', filter: { workflowId }, total: 3 } },
    ]);
  });

  it.each([
    ['pause', { port: 'next', toVersion: 77, evenIfUnknown: true }, ['port', 'toVersion', 'evenIfUnknown']],
    ['cancel', { mapping: {} }, ['mapping']],
    ['retry', { version: 'newest', port: 'next' }, ['port']],
    ['skip', { version: 'same' }, ['version']],
    ['move', { evenIfUnknown: false }, ['evenIfUnknown']],
  ])('to %s take no options of another action: %j', async (action, options, names) => {
    const { body } = await bulk({ action, filter: { workflowId, node: 'send' }, options, dryRun: true });
    const { status, fields } = body as { status: number; fields: readonly { path: string }[] };
    expect([status, fields.map(({ path }) => path).sort()]).toEqual([
      422,
      names.map((name) => `options.${name}`).sort(),
    ]);
  });

  it('to skip name a way out that the step has, where the version is known', async () => {
    const skip = (version: object, port: string) =>
      bulk({ action: 'skip', filter: { workflowId, node: 'start', ...version }, options: { port }, dryRun: true });
    const message = 'The step has no way out called "never", only: next.';
    expect((await skip({ version: 1 }, 'never')).body).toMatchObject({
      status: 422,
      fields: [{ path: 'options.port', message }],
    });
    expect((await skip({ version: 1 }, 'next')).status).toBe(202);
    expect((await skip({}, 'never')).status).toBe(202);
    expect((await skip({ version: 9 }, 'next')).status).toBe(404);
  });

  it.each([
    ['a step that it replaces', { ['k'.repeat(201)]: 'start' }],
    ['a step in its place', { old: 's'.repeat(201) }],
    ['more steps than a workflow has', Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`s${i}`, 'start']))],
  ])('take no mapping with %s that is too long', async (_what, mapping) => {
    const { body } = await bulk({ action: 'move', filter: { workflowId }, options: { mapping }, dryRun: true });
    expect(body).toMatchObject({ status: 422, fields: [{ path: 'options.mapping' }] });
  });

  it('are refused where they are not aimed', async () => {
    const skip = await bulk({ action: 'skip', filter: {}, dryRun: true });
    expect(skip.body).toMatchObject({ status: 422, fields: [{ path: 'filter.workflowId' }, { path: 'filter.node' }] });
    expect(
      (await bulk({ action: 'move', filter: { workflowId }, options: { toVersion: 9 }, dryRun: true })).status,
    ).toBe(404);
    const mapped = { action: 'retry', options: { version: 'newest', mapping: { send: 'nowhere' } }, dryRun: true };
    expect((await bulk({ ...mapped, filter: {} })).body).toMatchObject({ fields: [{ path: 'filter.workflowId' }] });
    expect((await bulk({ ...mapped, filter: { workflowId } })).body).toMatchObject({
      fields: [{ path: 'options.mapping.send' }],
    });
    expect((await bulk({ action: 'erase', filter: {}, dryRun: true })).status).toBe(422);
    expect((await bulk({ action: 'pause', filter: { colour: 'red' }, dryRun: true })).status).toBe(422);
    const viewer = workspaceClient(test, workspace.id, await test.addMember(workspace.id, 'viewer'));
    expect((await viewer.post('/runs/bulk', { action: 'pause', filter: {}, dryRun: true })).status).toBe(403);
  });
});
