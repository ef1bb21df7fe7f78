import { randomUUID } from 'node:crypto';
import { aGraph, edge, node } from '@flowkeep/testing';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import { FORM_CONFIG, startedBy } from '../workflows/testing/drawing.ts';
import { type WorkspaceClient, workspaceClient } from '../workflows/testing/workspace-client.ts';
import type { TriggerDto } from './version.dto.ts';

describe('publishing', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  let client: WorkspaceClient;
  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace();
    client = workspaceClient(test, workspace.id, workspace.owner);
  });
  afterAll(() => test.close());

  const triggersOf = async (id: string): Promise<readonly TriggerDto[]> =>
    (await client.get(`/workflows/${id}/triggers`)).body as readonly TriggerDto[];

  it('makes the draft an immutable version', async () => {
    const id = await client.draw(startedBy('trigger.manual'));
    const published = await client.post(`/workflows/${id}/publish`, { revision: 1, note: 'First' });
    expect([published.status, published.body]).toEqual([
      200,
      { version: 1, warnings: [], stuck: [], operationId: null },
    ]);
    expect((await client.get(`/workflows/${id}`)).body).toMatchObject({ liveVersion: 1, publishedRevision: 1 });
    expect((await client.get(`/workflows/${id}/versions/1`)).body).toMatchObject({
      number: 1,
      note: 'First',
      graph: { nodes: { start: {} } },
    });
  });

  it('of the same revision again gives the same version', async () => {
    const { id } = await client.publish(startedBy('trigger.manual'));
    expect((await client.post(`/workflows/${id}/publish`, { revision: 1 })).body).toMatchObject({ version: 1 });
  });

  it('of the same drawing again takes in what has changed in a workflow it calls', async () => {
    const callee = await client.publish(aGraph(node('start', 'trigger.call')));
    const call = node('ask', 'flow.call', { workflow: callee.id });
    const { id } = await client.publish(aGraph(node('start', 'trigger.manual'), call, edge('start', 'ask')));
    expect((await client.post(`/workflows/${id}/publish`, { revision: 1 })).body).toMatchObject({ version: 1 });
    const graph = aGraph(node('start', 'trigger.call'), node('end', 'flow.end'), edge('start', 'end'));
    const operations = [{ kind: 'replaceGraph', graph }];
    await client.post(`/workflows/${callee.id}/draft/operations`, { baseRevision: 1, operations });
    await client.post(`/workflows/${callee.id}/publish`, { revision: 2 });
    expect((await client.post(`/workflows/${id}/publish`, { revision: 1 })).body).toMatchObject({ version: 2 });
    expect((await client.post(`/workflows/${id}/publish`, { revision: 1 })).body).toMatchObject({ version: 2 });
  });

  it('refuses a revision that is no longer the draft', async () => {
    const id = await client.draw(startedBy('trigger.manual'));
    const answer = await client.post(`/workflows/${id}/publish`, { revision: 0 });
    expect(answer.body).toMatchObject({ status: 409, code: 'conflict', details: { revision: 1 } });
  });

  it('and a change at the same moment never publish what nobody looked at', async () => {
    const id = await client.draw(startedBy('trigger.manual'));
    const operations = [{ kind: 'replaceGraph', graph: aGraph(node('end', 'flow.end')) }];
    const [published, changed] = await Promise.all([
      client.post(`/workflows/${id}/publish`, { revision: 1 }),
      client.post(`/workflows/${id}/draft/operations`, { baseRevision: 1, operations }),
    ]);
    expect(changed.status).toBe(200);
    expect([200, 409]).toContain(published.status);
    const versions = (await client.get(`/workflows/${id}/versions`)).body as { readonly items: readonly unknown[] };
    expect(versions.items).toHaveLength(published.status === 200 ? 1 : 0);
    if (published.status === 200)
      expect((await client.get(`/workflows/${id}/versions/1`)).body).toMatchObject({ graph: { nodes: { start: {} } } });
  });

  it('of one revision by many at once makes one version', async () => {
    const id = await client.draw(startedBy('trigger.manual'));
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => client.post(`/workflows/${id}/publish`, { revision: 1 })),
    );
    expect(new Set(answers.map((answer) => answer.text))).toEqual(
      new Set(['{"version":1,"warnings":[],"stuck":[],"operationId":null}']),
    );
  });

  it('refuses a question for somebody who is not a member', async () => {
    const asking = (member: string) =>
      aGraph(
        node('start', 'trigger.manual'),
        node('ask', 'wait.approval', { question: 'May they?', choices: [], asks: 'member', member }),
        edge('start', 'ask'),
      );
    const check = async (member: string): Promise<string> =>
      JSON.stringify((await client.post(`/workflows/${await client.draw(asking(member))}/validate`)).body);
    const id = await client.draw(asking('Aysel'));
    const answer = await client.post(`/workflows/${id}/publish`, { revision: 1 });
    expect(answer.body).toMatchObject({
      status: 422,
      code: 'invalid-graph',
      fields: expect.arrayContaining([
        { path: 'nodes.ask.config.member', message: expect.stringContaining('not a member') as string },
      ]) as object,
    });
    expect(await check(randomUUID())).toContain('unknown-member');
    expect(await check(workspace.owner.id)).not.toContain('unknown-member');
  });

  it('names every problem with its place', async () => {
    const graph = aGraph(node('start', 'trigger.manual'), node('ask', 'http.request'), edge('start', 'ask'));
    const id = await client.draw(graph);
    const answer = await client.post(`/workflows/${id}/publish`, { revision: 1 });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'invalid-graph' });
    const { fields, problems } = answer.body as { fields: { path: string }[]; problems: { place: object }[] };
    expect(fields.map((field) => field.path)).toContain('nodes.ask.config.url');
    expect(problems.map((problem) => problem.place)).toContainEqual({ kind: 'node', nodeId: 'ask', field: 'url' });
    expect((await client.get(`/workflows/${id}`)).body).toMatchObject({ liveVersion: null });
  });

  it('refuses a schedule that never comes and names the field', async () => {
    const id = await client.draw(startedBy('trigger.schedule', { cron: '0 0 31 2 *' }));
    const answer = await client.post(`/workflows/${id}/publish`, { revision: 1 });
    expect(answer.body).toMatchObject({ status: 422, fields: [{ path: 'nodes.start.config.cron' }] });
  });

  it('sets when a schedule is due, in the zone of the workspace', async () => {
    const { triggers } = await client.publish(startedBy('trigger.schedule', { cron: '0 9 * * *' }));
    expect(triggers[0]?.nextDueAt).toMatch(/T05:00:00.000Z$/);
  });

  it('lets other workflows call one that begins so', async () => {
    const { triggers } = await client.publish(startedBy('trigger.call'));
    expect(triggers).toMatchObject([{ nodeId: 'start', type: 'trigger.call', url: null }]);
  });

  it('gives triggers addresses that stay with their nodes', async () => {
    const graph = aGraph(
      node('hook', 'trigger.webhook'),
      node('form', 'trigger.form', FORM_CONFIG),
      node('end', 'flow.end'),
      edge('hook', 'end'),
      edge('form', 'end'),
    );
    const { id, triggers } = await client.publish(graph);
    expect(triggers).toMatchObject([
      { nodeId: 'form', type: 'trigger.form', url: expect.stringMatching(/\/f\/[\w-]{32}$/) as string },
      {
        nodeId: 'hook',
        url: expect.stringMatching(/\/api\/v1\/hooks\/[\w-]{32}$/) as string,
        signingSecret: expect.stringMatching(/^whsec_[\w-]{43}$/) as string,
      },
    ]);
    const change = async (revision: number, changed: object): Promise<void> => {
      const operations = [{ kind: 'replaceGraph', graph: changed }];
      await client.post(`/workflows/${id}/draft/operations`, { baseRevision: revision, operations });
      await client.post(`/workflows/${id}/publish`, { revision: revision + 1 });
    };
    await change(1, startedBy('trigger.manual'));
    expect(await triggersOf(id)).toMatchObject([{ nodeId: 'start', url: null }]);
    await change(2, graph);
    expect(await triggersOf(id)).toEqual(triggers);
  });

  it('keeps secrets from those who may not publish', async () => {
    const { id } = await client.publish(startedBy('trigger.webhook'));
    const viewer = workspaceClient(test, workspace.id, await test.addMember(workspace.id, 'viewer'));
    const answer = await viewer.get(`/workflows/${id}/triggers`);
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('whsec_');
    expect((await viewer.post(`/workflows/${id}/publish`, { revision: 1 })).status).toBe(403);
  });

  it('restores an old version as the draft', async () => {
    const { id } = await client.publish(startedBy('trigger.manual'));
    const operations = [{ kind: 'replaceGraph', graph: startedBy('trigger.message') }];
    await client.post(`/workflows/${id}/draft/operations`, { baseRevision: 1, operations });
    const restored = await client.post(`/workflows/${id}/versions/1/restore`, { baseRevision: 2 });
    expect(restored.body).toEqual({ revision: 3 });
    expect((await client.get(`/workflows/${id}/draft`)).body).toMatchObject({
      graph: { nodes: { start: { type: 'trigger.manual' } } },
    });
    expect((await client.get(`/workflows/${id}/versions/7`)).status).toBe(404);
  });
});
