import type { Graph } from '@flowkeep/graph';
import { RunOrders, TransactionRunner } from '@flowkeep/persistence';
import { aGraph, edge, node } from '@flowkeep/testing';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import { makeRun } from '../runs/testing/run-maker.ts';
import { expectStatus, type WorkspaceClient, workspaceClient } from '../workflows/testing/workspace-client.ts';

const DAY = { duration: { amount: 1, unit: 'days' } };

/** A trigger, the waits one after the other, and the end. */
function waits(...names: readonly string[]): Graph {
  const all = ['start', ...names, 'end'];
  return aGraph(
    node('start', 'trigger.manual'),
    ...names.map((name) => node(name, 'wait.time', DAY)),
    node('end', 'flow.end'),
    ...all.slice(1).map((name, index) => edge(all[index] ?? '', name)),
  );
}

describe('runs of older versions', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  let client: WorkspaceClient;
  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace();
    client = workspaceClient(test, workspace.id, workspace.owner);
  });
  afterAll(() => test.close());

  /** A workflow of two waits with runs at each of them, and one that has not begun. */
  async function underWay(): Promise<string> {
    const { id } = await client.publish(waits('first', 'second'));
    for (const at of ['first', 'first', 'second'])
      await makeRun(test, workspace.id, id, { status: 'waiting', started: true, at });
    await makeRun(test, workspace.id, id);
    await makeRun(test, workspace.id, id, { status: 'completed', started: true });
    return id;
  }

  const redraw = async (id: string, graph: Graph): Promise<void> => {
    const operations = [{ kind: 'replaceGraph', graph }];
    expectStatus(await client.post(`/workflows/${id}/draft/operations`, { baseRevision: 1, operations }), 200);
  };
  const operation = async (id: string | null): Promise<unknown> =>
    (await client.get(`/bulk-operations/${id ?? ''}`)).body;

  it('are shown by node and version', async () => {
    const id = await underWay();
    expect((await client.get(`/workflows/${id}/waiting`)).body).toEqual({
      total: 4,
      nodes: [
        { nodeId: 'first', title: expect.any(String) as string, version: 1, count: 2 },
        { nodeId: 'second', title: expect.any(String) as string, version: 1, count: 1 },
        { nodeId: 'start', title: expect.any(String) as string, version: 1, count: 1 },
      ],
    });
  });

  it('are checked before they move, and what cannot move is named', async () => {
    const id = await underWay();
    await redraw(id, waits('first', 'later'));
    const check = (mapping?: object) =>
      client.post(`/workflows/${id}/move-check`, mapping === undefined ? {} : { mapping });
    expect((await check()).body).toMatchObject({
      movable: 3,
      stuck: [
        { nodeId: 'second', version: 1, count: 1, reason: expect.stringContaining('not in the new version') as string },
      ],
    });
    expect((await check({ second: 'later' })).body).toEqual({ movable: 4, stuck: [] });
    expect((await check({ second: 'end' })).body).toMatchObject({ movable: 3, stuck: [{ nodeId: 'second' }] });
    expect((await check({ second: 'nowhere' })).body).toMatchObject({
      status: 422,
      fields: [{ path: 'mapping.second' }],
    });
  });

  it('are checked against an old version too, before that is published once more', async () => {
    const id = await underWay();
    await redraw(id, waits('other'));
    expectStatus(await client.post(`/workflows/${id}/publish`, { revision: 2 }), 200);
    await makeRun(test, workspace.id, id, { status: 'waiting', started: true, version: 2, at: 'other' });
    const check = (body: object) => client.post(`/workflows/${id}/move-check`, body);
    expect((await check({ version: 1 })).body).toMatchObject({ movable: 4, stuck: [{ nodeId: 'other', version: 2 }] });
    expect((await check({ version: 1, mapping: { other: 'first' } })).body).toEqual({ movable: 5, stuck: [] });
    expect((await check({ version: 1, mapping: { other: 'nowhere' } })).body).toMatchObject({
      status: 422,
      fields: [{ path: 'mapping.other' }],
    });
    expect((await check({ version: 9 })).status).toBe(404);
    expect((await check({ version: 0 })).status).toBe(422);
  });

  /** A loop whose wait leads on by one of its outcomes. */
  const asking = (port: string): Graph =>
    aGraph(
      node('start', 'trigger.manual'),
      node('loop', 'flow.each', { items: '{{ trigger.items }}' }),
      node('ask', 'wait.reply', { limit: { amount: 1, unit: 'days' } }),
      node('pause', 'wait.time', DAY),
      edge('start', 'loop'),
      edge('loop:each', 'ask'),
      edge(`ask:${port}`, 'pause'),
    );

  it('stay in a loop where other outcomes lead on in the new version', async () => {
    const { id } = await client.publish(asking('replied'));
    await makeRun(test, workspace.id, id, { status: 'waiting', started: true, at: 'ask' });
    await redraw(id, asking('silent'));
    expect((await client.post(`/workflows/${id}/move-check`, {})).body).toMatchObject({
      movable: 0,
      stuck: [{ nodeId: 'ask', reason: expect.stringContaining('what is inside has changed') as string }],
    });
  });

  it.each([[['second']], ['second'], [{ second: 5 }], [{ second: { id: 'later' } }]])(
    'are moved by a mapping from step to step only, which %j is not',
    async (mapping) => {
      const id = await underWay();
      await redraw(id, waits('first', 'later'));
      const bulk = { action: 'move', filter: { workflowId: id }, dryRun: true };
      const refused = (path: string) => ({ status: 422, fields: [{ path }] });
      expect((await client.post(`/workflows/${id}/move-check`, { mapping })).body).toMatchObject(refused('mapping'));
      const runs = { then: 'move', mapping };
      const publish = await client.post(`/workflows/${id}/publish`, { revision: 2, runs });
      expect(publish.body).toMatchObject(refused('runs.mapping'));
      expect((await client.post('/runs/bulk', { ...bulk, options: { mapping } })).body).toMatchObject(
        refused('options.mapping'),
      );
      const nowhere = { ...bulk, options: { mapping: { first: 'nowhere' } } };
      expect((await client.post('/runs/bulk', nowhere)).body).toMatchObject(refused('options.mapping.first'));
    },
  );

  const query = <Row>(sql: string, parameters: readonly unknown[]): Promise<readonly Row[]> =>
    test.app.get(TransactionRunner).inWorkspace(workspace.id, (tx) => tx.query<Row>(sql, parameters));

  /** Another version, in which runs begin elsewhere. */
  async function republished(id: string, graph: Graph): Promise<number> {
    await redraw(id, graph);
    const { body } = expectStatus(await client.post(`/workflows/${id}/publish`, { revision: 2 }), 200);
    return (body as { version: number }).version;
  }

  const renamed = aGraph(node('begin', 'trigger.manual'), node('first', 'wait.time', DAY), edge('begin', 'first'));
  const byMessage = aGraph(node('start', 'trigger.message'), node('first', 'wait.time', DAY), edge('start', 'first'));

  it.each([
    ['queued', ''],
    ['paused', `status = 'paused', start_available_at = 'infinity'`],
    ['held', `held = true, start_pending = false`],
  ])('that have not begun move only where their trigger is: %s', async (_, state) => {
    const id = await underWay();
    const { id: runId } = await makeRun(test, workspace.id, id);
    if (state !== '') await query(`update runs set ${state} where id = $1`, [runId]);
    const version = await republished(id, renamed);
    const check = (mapping: object) => client.post(`/workflows/${id}/move-check`, { mapping });
    expect((await check({})).body).toMatchObject({
      stuck: expect.arrayContaining([
        expect.objectContaining({
          nodeId: 'start',
          count: 2,
          reason: expect.stringMatching(/not in the new version/) as string,
        }),
      ]) as object,
    });
    const move = (mapping: Record<string, string>) =>
      test.app
        .get(TransactionRunner)
        .inWorkspace(workspace.id, (tx) => new RunOrders().give(tx, runId, { action: 'move', version, mapping }));
    const place = () => query(`select version, trigger_node as at from runs where id = $1`, [runId]);
    await expect(move({})).rejects.toThrow('Version 2 has no trigger "start"');
    await expect(move({ start: 'first' })).rejects.toThrow('Version 2 has no trigger "first"');
    expect(await place()).toEqual([{ version: 1, at: 'start' }]);
    expect(await move({ start: 'begin' })).toMatchObject({ state: 'done' });
    expect(await place()).toEqual([{ version: 2, at: 'begin' }]);
  });

  it('that have not begun do not move to another kind of trigger', async () => {
    const id = await underWay();
    const { id: runId } = await makeRun(test, workspace.id, id);
    const version = await republished(id, byMessage);
    const order = { action: 'move', version, mapping: {} } as const;
    await expect(
      test.app.get(TransactionRunner).inWorkspace(workspace.id, (tx) => new RunOrders().give(tx, runId, order)),
    ).rejects.toThrow('another kind of trigger');
  });

  it('keep theirs, unless they are moved or ended with the publication', async () => {
    const id = await underWay();
    await redraw(id, waits('first', 'later'));
    const runs = { then: 'move', mapping: {} };
    const { body } = expectStatus(await client.post(`/workflows/${id}/publish`, { revision: 2, runs }), 200);
    const published = body as { version: number; operationId: string };
    expect(body).toMatchObject({ version: 2, stuck: [{ nodeId: 'second', count: 1 }] });
    expect(await operation(published.operationId)).toMatchObject({
      action: 'move',
      options: { toVersion: 2, mapping: {} },
      total: 4,
    });
    const end = await client.post(`/workflows/${id}/versions/1/publish`, { runs: { then: 'end' }, note: 'Back' });
    expect(end.body).toMatchObject({ version: 3 });
    expect(await operation((end.body as { operationId: string }).operationId)).toMatchObject({
      action: 'cancel',
      total: 4,
    });
  });

  it('stay where they are when an old version is published once more', async () => {
    const id = await underWay();
    await redraw(id, waits('other'));
    expectStatus(await client.post(`/workflows/${id}/publish`, { revision: 2 }), 200);
    const back = expectStatus(await client.post(`/workflows/${id}/versions/1/publish`), 200);
    expect(back.body).toMatchObject({ version: 3, operationId: null });
    expect((await client.get(`/workflows/${id}`)).body).toMatchObject({
      liveVersion: 3,
      draftRevision: 3,
      publishedRevision: 3,
    });
    expect((await client.get(`/workflows/${id}/draft`)).body).toMatchObject({ graph: { nodes: { second: {} } } });
    expect((await client.post(`/workflows/${id}/versions/9/publish`)).status).toBe(404);
  });

  it('stand still while their workflow is paused', async () => {
    const id = await underWay();
    const first = expectStatus(await client.post(`/workflows/${id}/pause`), 200).body as { pausedAt: string };
    expect((await client.post(`/workflows/${id}/pause`)).body).toMatchObject({ pausedAt: first.pausedAt });
    const list = (await client.get('/bulk-operations?limit=100')).body as {
      items: { action: string; filter: object }[];
    };
    const ofThis = list.items.filter(({ filter }) => (filter as { workflowId?: string }).workflowId === id);
    expect(ofThis).toMatchObject([{ action: 'pause', total: 4, status: 'running' }]);
    const [late] = [await makeRun(test, workspace.id, id)];
    await test.app
      .get(TransactionRunner)
      .inWorkspace(workspace.id, (tx) =>
        tx.query(`update runs set start_available_at = 'infinity' where id = $1`, [late?.id]),
      );
    expect((await client.post(`/workflows/${id}/resume`)).body).toMatchObject({ pausedAt: null });
    const [row] = await test.app
      .get(TransactionRunner)
      .inWorkspace(workspace.id, (tx) =>
        tx.query<{ free: boolean }>(`select start_available_at < 'infinity' as free from runs where id = $1`, [
          late?.id,
        ]),
      );
    expect(row?.free).toBe(true);
    const audit = (await client.get('/audit?limit=2')).body as { items: { action: string }[] };
    expect(audit.items.map(({ action }) => action)).toEqual(['workflow.resumed', 'workflow.paused']);
  });
});
