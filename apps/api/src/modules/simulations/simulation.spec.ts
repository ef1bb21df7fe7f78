import { aGraph, edge, node } from '@flowkeep/testing';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import { expectStatus, type WorkspaceClient, workspaceClient } from '../workflows/testing/workspace-client.ts';

const PATIENT = aGraph(
  node('start', 'trigger.manual'),
  node('pause', 'wait.time', { duration: { amount: 14, unit: 'days' } }),
  node('end', 'flow.end'),
  edge('start', 'pause'),
  edge('pause', 'end'),
);

const SCENARIO = {
  startAt: '2026-11-22T09:00:00Z',
  triggerNode: 'start',
  trigger: {},
  contact: null,
  workspace: { id: 'w', name: 'W', timeZone: 'Asia/Baku', language: 'az', currency: 'AZN', region: 'AZ' },
  happenings: [],
  answers: {},
};

describe('simulations', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  let client: WorkspaceClient;
  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace();
    client = workspaceClient(test, workspace.id, workspace.owner);
  });
  afterAll(() => test.close());

  it('play the draft with a virtual clock', async () => {
    const id = await client.draw(PATIENT);
    const { body } = expectStatus(await client.post(`/workflows/${id}/simulate`, { scenario: SCENARIO }), 200);
    expect(body).toMatchObject({
      status: 'completed',
      virtualSeconds: 14 * 86_400,
      coverage: { nodes: { start: 1, pause: 1, end: 1 }, ofNodes: 3, ofEdges: 2 },
    });
    const wrong = await client.post(`/workflows/${id}/simulate`, { scenario: { ...SCENARIO, startAt: 'soon' } });
    expect(wrong.body).toMatchObject({ status: 422, fields: [{ path: 'startAt' }] });
  });

  it('are saved, changed, played together and deleted', async () => {
    const id = await client.draw(PATIENT);
    const good = { name: 'Two weeks', scenario: SCENARIO, expectations: { status: 'completed', visits: { end: 1 } } };
    const made = expectStatus(await client.post(`/workflows/${id}/simulations`, good), 201).body as { id: string };
    expect((await client.post(`/workflows/${id}/simulations`, good)).status).toBe(409);
    const bad = { ...good, name: 'Wrong', expectations: { notVisited: ['end'] } };
    const other = expectStatus(await client.post(`/workflows/${id}/simulations`, bad), 201).body as { id: string };
    const verdicts = expectStatus(await client.post(`/workflows/${id}/simulations/run`), 200).body;
    expect(verdicts).toMatchObject([
      { id: made.id, name: 'Two weeks', passed: true, failures: [], coverage: { nodes: { end: 1 } } },
      { id: other.id, name: 'Wrong', passed: false, failures: [{ expectation: 'notVisited', node: 'end' }] },
    ]);
    const path = `/workflows/${id}/simulations/${other.id}`;
    expect((await client.send('PUT', path, { ...good, name: 'Right' })).body).toMatchObject({ name: 'Right' });
    expect((await client.send('DELETE', path)).status).toBe(204);
    expect((await client.send('DELETE', path)).status).toBe(404);
    expect((await client.get(`/workflows/${id}/simulations`)).body).toMatchObject({ items: [{ id: made.id }] });
  });

  it('that fail stop publishing, unless somebody insists', async () => {
    const id = await client.draw(PATIENT);
    const failing = { name: 'Never ends', scenario: SCENARIO, expectations: { status: 'waiting' } };
    expectStatus(await client.post(`/workflows/${id}/simulations`, failing), 201);
    const refused = await client.post(`/workflows/${id}/publish`, { revision: 1 });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.body).toMatchObject({
      status: 422,
      code: 'simulation-failed',
      simulations: [{ name: 'Never ends', passed: false }],
    });
    expect((await client.get(`/workflows/${id}`)).body).toMatchObject({ liveVersion: null });
    const insisted = await client.post(`/workflows/${id}/publish`, { revision: 1, evenIfSimulationsFail: true });
    expect(insisted.body).toMatchObject({ version: 1 });
  });

  it('play the live versions of workflows that are called as runs of their own', async () => {
    const priced = await client.publish(
      aGraph(
        node('called', 'trigger.call', { outputs: [{ name: 'price', type: 'text' }] }),
        node('give', 'flow.end', { values: [{ name: 'price', value: '42 AZN' }] }),
        edge('called', 'give'),
      ),
    );
    const id = await client.draw(
      aGraph(
        node('start', 'trigger.manual'),
        node('ask', 'flow.call', { workflow: priced.id, mode: 'own', wait: true }),
        node('end', 'flow.end', { values: [{ name: 'price', value: '{{ steps.ask.price }}' }] }),
        edge('start', 'ask'),
        edge('ask:done', 'end'),
      ),
    );
    const { body } = expectStatus(await client.post(`/workflows/${id}/simulate`, { scenario: SCENARIO }), 200);
    expect(body).toMatchObject({
      status: 'completed',
      outputs: { ask: { price: '42 AZN' } },
      children: [{ node: 'ask', status: 'completed' }],
      problems: [],
    });
    const test = { name: 'Asks', scenario: SCENARIO, expectations: { status: 'completed' } };
    expectStatus(await client.post(`/workflows/${id}/simulations`, test), 201);
    expectStatus(await client.post(`/workflows/${id}/publish`, { revision: 1 }), 200);
  });

  it('belong to those who edit, and to their workflow', async () => {
    const [id, stranger] = [await client.draw(PATIENT), await client.draw(PATIENT)];
    const draft = { name: 'Mine', scenario: SCENARIO };
    const made = (await client.post(`/workflows/${id}/simulations`, draft)).body as { id: string };
    expect((await client.send('DELETE', `/workflows/${stranger}/simulations/${made.id}`)).status).toBe(404);
    const viewer = workspaceClient(test, workspace.id, await test.addMember(workspace.id, 'viewer'));
    expect((await viewer.post(`/workflows/${id}/simulations`, draft)).status).toBe(403);
    expect((await viewer.post(`/workflows/${id}/simulate`, { scenario: SCENARIO })).status).toBe(200);
  });
});
