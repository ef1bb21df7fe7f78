import type { Graph } from '@flowkeep/graph';
import { TransactionRunner } from '@flowkeep/persistence';
import { aGraph, edge, node, waitFor } from '@flowkeep/testing';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import { makeRun } from '../runs/testing/run-maker.ts';
import { expectStatus, type WorkspaceClient, workspaceClient } from '../workflows/testing/workspace-client.ts';

const CALLEE = aGraph(node('start', 'trigger.call'));
const CHANGED_CALLEE = aGraph(node('start', 'trigger.call'), node('end', 'flow.end'), edge('start', 'end'));
const calling = (workflow: string): Graph =>
  aGraph(node('start', 'trigger.manual'), node('ask', 'flow.call', { workflow }), edge('start', 'ask'));

const SIMULATION = {
  name: 'Ends',
  scenario: {
    startAt: '2026-11-22T09:00:00Z',
    triggerNode: 'start',
    trigger: {},
    contact: null,
    workspace: { id: 'w', name: 'W', timeZone: 'Asia/Baku', language: 'az', currency: 'AZN', region: 'AZ' },
    happenings: [],
    answers: {},
  },
  expectations: { status: 'completed' },
};

describe('publishing what calls another workflow', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  let client: WorkspaceClient;
  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace();
    client = workspaceClient(test, workspace.id, workspace.owner);
  });
  afterAll(() => test.close());

  const again = (id: string, more: object = {}) => client.post(`/workflows/${id}/publish`, { revision: 1, ...more });
  const liveVersion = async (id: string): Promise<unknown> =>
    ((await client.get(`/workflows/${id}`)).body as { liveVersion: unknown }).liveVersion;

  async function callerAndCallee(): Promise<{ caller: string; callee: string }> {
    const callee = await client.publish(CALLEE);
    const caller = await client.publish(calling(callee.id));
    return { caller: caller.id, callee: callee.id };
  }

  async function changeCallee(id: string): Promise<void> {
    const operations = [{ kind: 'replaceGraph', graph: CHANGED_CALLEE }];
    expectStatus(await client.post(`/workflows/${id}/draft/operations`, { baseRevision: 1, operations }), 200);
    expectStatus(await client.post(`/workflows/${id}/publish`, { revision: 2 }), 200);
  }

  const addSimulation = async (id: string): Promise<void> => {
    expectStatus(await client.post(`/workflows/${id}/simulations`, SIMULATION), 201);
  };

  /** Publishes; while it waits for its turn, something else happens. */
  async function publishAround(id: string, meanwhile: () => Promise<void>) {
    const runner = test.app.get(TransactionRunner);
    return runner.inWorkspace(workspace.id, async (tx) => {
      const [holder] = await tx.query<{ pid: number }>(
        `select pg_backend_pid() as pid from workflows where id = $1 for update`,
        [id],
      );
      const answer = again(id);
      const waits = async () =>
        (
          await runner.inWorkspace(workspace.id, (other) =>
            other.query(`select 1 from pg_stat_activity where $1::int = any(pg_blocking_pids(pid))`, [holder?.pid]),
          )
        ).length > 0 || null;
      await waitFor(waits, { timeout: 20_000, what: 'The publication in line' });
      await meanwhile();
      return { answer };
    });
  }

  it('once more gives the live version, also where it could not be published any more', async () => {
    const { caller, callee } = await callerAndCallee();
    await addSimulation(caller);
    expectStatus(await client.send('DELETE', `/workflows/${callee}`), 204);
    expect((await again(caller)).body).toEqual({ version: 1, warnings: [], stuck: [], operationId: null });
    const fresh = await client.draw(calling(callee));
    expect((await again(fresh)).status).toBe(422);
  });

  it.each([
    ['a draft', false],
    ['what is live', true],
  ])('makes live only what was tried: %s', async (_what, isLive) => {
    const { caller, callee } = await callerAndCallee();
    const id = isLive ? caller : await client.draw(calling(callee));
    await addSimulation(id);
    const before = await liveVersion(id);
    const { answer } = await publishAround(id, () => changeCallee(callee));
    expect((await answer).body).toMatchObject({
      status: 409,
      code: 'conflict',
      detail: expect.stringMatching(/calls/) as string,
    });
    expect(await liveVersion(id)).toBe(before);
    expect((await again(id)).body).toMatchObject({ version: isLive ? 2 : 1 });
  });

  it('of an old version once more gives the version that it has become, unless the draft is another', async () => {
    const { callee } = await callerAndCallee();
    await changeCallee(callee);
    const back = async (id: string, more: object = {}): Promise<unknown> =>
      expectStatus(await client.post(`/workflows/${id}/versions/1/publish`, more), 200).body;
    expect([await back(callee), await back(callee), await liveVersion(callee)]).toMatchObject([
      { version: 3 },
      { version: 3 },
      3,
    ]);
    await makeRun(test, workspace.id, callee, { version: 3 });
    expect(await back(callee, { runs: { then: 'end' } })).toEqual({
      version: 3,
      warnings: [],
      stuck: [],
      operationId: null,
    });
    const operations = [{ kind: 'replaceGraph', graph: CHANGED_CALLEE }];
    expectStatus(await client.post(`/workflows/${callee}/draft/operations`, { baseRevision: 3, operations }), 200);
    expect(await back(callee)).toMatchObject({ version: 4 });
  });

  it('once more does with runs of older versions what is asked, and once', async () => {
    const { id } = await client.publish(aGraph(node('start', 'trigger.manual')));
    await makeRun(test, workspace.id, id);
    const operations = [
      {
        kind: 'replaceGraph',
        graph: aGraph(node('start', 'trigger.manual', {}), node('end', 'flow.end'), edge('start', 'end')),
      },
    ];
    expectStatus(await client.post(`/workflows/${id}/draft/operations`, { baseRevision: 1, operations }), 200);
    const publish = async (more: object = {}): Promise<{ version: number; operationId: string | null }> => {
      const { body } = expectStatus(await client.post(`/workflows/${id}/publish`, { revision: 2, ...more }), 200);
      return body as { version: number; operationId: string | null };
    };
    expect(await publish()).toMatchObject({ version: 2, operationId: null });
    const moved = await publish({ runs: { then: 'move' } });
    expect(moved).toMatchObject({ version: 2, operationId: expect.any(String) as string });
    expect((await client.get(`/bulk-operations/${moved.operationId ?? ''}`)).body).toMatchObject({
      action: 'move',
      options: { toVersion: 2, mapping: {} },
      total: 1,
    });
    expect(await publish({ runs: { then: 'move' } })).toEqual(moved);
    expect((await publish({ runs: { then: 'end' } })).operationId).not.toBe(moved.operationId);
  });
});
