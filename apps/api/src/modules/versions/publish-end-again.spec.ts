import {
  AuditRepository,
  BulkOperationRepository,
  RunCommandRepository,
  RunOrders,
  TransactionRunner,
} from '@flowkeep/persistence';
import { aGraph, edge, node } from '@flowkeep/testing';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import { makeRun } from '../runs/testing/run-maker.ts';
import { expectStatus, type WorkspaceClient, workspaceClient } from '../workflows/testing/workspace-client.ts';

const MANY = 100;

interface Published {
  readonly version: number;
  readonly operationId: string | null;
}

describe('ending runs of older versions by publishing more than once', () => {
  const [operations, orders, commands] = [new BulkOperationRepository(), new RunOrders(), new RunCommandRepository()];
  let test: TestApp;
  let workspace: TestWorkspace;
  let client: WorkspaceClient;
  let runner: TransactionRunner;
  beforeAll(async () => {
    test = await startTestApp();
    runner = test.app.get(TransactionRunner);
  });
  beforeEach(async () => {
    workspace = await test.createWorkspace();
    client = workspaceClient(test, workspace.id, workspace.owner);
  });
  afterAll(() => test.close());

  /** A workflow whose second version is live, with a run of its first that is under way. */
  async function underWay(): Promise<{ readonly id: string; readonly runId: string }> {
    const { id } = await client.publish(aGraph(node('start', 'trigger.manual')));
    const { id: runId } = await makeRun(test, workspace.id, id, { status: 'waiting', started: true, at: 'start' });
    const graph = aGraph(node('start', 'trigger.manual'), node('end', 'flow.end'), edge('start', 'end'));
    const changes = [{ kind: 'replaceGraph', graph }];
    expectStatus(await client.post(`/workflows/${id}/draft/operations`, { baseRevision: 1, operations: changes }), 200);
    expectStatus(await client.post(`/workflows/${id}/publish`, { revision: 2 }), 200);
    return { id, runId };
  }

  const publish = async (id: string, then: 'end' | 'move' = 'end'): Promise<Published> =>
    expectStatus(await client.post(`/workflows/${id}/publish`, { revision: 2, runs: { then } }), 200).body as Published;

  /** Gives the orders of the oldest operation; gives to how many runs. */
  const workOff = (): Promise<number> =>
    runner.inWorkspace(workspace.id, async (tx) => {
      const operation = await operations.claim(tx);
      if (operation === null) return 0;
      const runIds = await operations.nextRuns(tx, operation, MANY);
      for (const runId of runIds) await orders.give(tx, runId, { action: 'cancel' }, operation.id);
      await operations.finish(tx, operation.id, null);
      return runIds.length;
    });

  const deliver = (refusal: string | null = null): Promise<void> =>
    runner.inWorkspace(workspace.id, async (tx) => {
      for (const { id } of await commands.claim(tx, MANY)) await commands.done(tx, id, refusal);
    });

  const cancelsOf = async (runId: string): Promise<number> => {
    const sql = `select id from run_commands where run_id = $1 and command ->> 'kind' = 'cancel'`;
    return (await runner.inWorkspace(workspace.id, (tx) => tx.query(sql, [runId]))).length;
  };

  const trail = async (): Promise<readonly string[]> => {
    const { items } = await runner.inWorkspace(workspace.id, (tx) => new AuditRepository().list(tx, MANY, null));
    return items.map(({ action }) => action).filter((action) => action.startsWith('workflow.'));
  };

  it.each([
    ['has been told', true],
    ['is about to be told', false],
  ])('leaves a run alone that undoes its work and %s so', async (_what, isDelivered) => {
    const { id, runId } = await underWay();
    expect(await publish(id)).toMatchObject({ version: 2, operationId: expect.any(String) as string });
    expect(await workOff()).toBe(1);
    if (isDelivered) await deliver();
    expect(await publish(id)).toMatchObject({ version: 2, operationId: null });
    expect(await workOff()).toBe(0);
    expect(await cancelsOf(runId)).toBe(1);
  });

  it('leaves it alone too where another run is still to be told', async () => {
    const { id, runId } = await underWay();
    await publish(id);
    await workOff();
    const late = await makeRun(test, workspace.id, id, { status: 'waiting', started: true, at: 'start' });
    const { operationId } = await publish(id);
    expect((await client.get(`/bulk-operations/${operationId ?? ''}`)).body).toMatchObject({ total: 1 });
    expect(await workOff()).toBe(1);
    expect([await cancelsOf(runId), await cancelsOf(late.id)]).toEqual([1, 1]);
  });

  it('gives the operation that is under way, also when it has come to every run', async () => {
    const { id, runId } = await underWay();
    const first = await publish(id);
    await runner.inWorkspace(workspace.id, (tx) => orders.give(tx, runId, { action: 'cancel' }));
    expect(await publish(id)).toEqual(first);
    expect(await workOff()).toBe(0);
  });

  it.each([
    ['refused', () => deliver('The order could not be delivered.')],
    [
      'followed before it was tried again',
      async (runId: string) => {
        await deliver();
        const command = {
          kind: 'retry',
          attempt: 2,
          fromVersion: 1,
          version: 1,
          sealedTrigger: null,
          skip: null,
        } as const;
        await runner.inWorkspace(workspace.id, (tx) => commands.record(tx, runId, command));
      },
    ],
  ])('tells a run again whose order was %s', async (_what, happen) => {
    const { id, runId } = await underWay();
    await publish(id);
    await workOff();
    await happen(runId);
    expect((await publish(id)).operationId).not.toBeNull();
    expect(await workOff()).toBe(1);
    expect(await cancelsOf(runId)).toBe(2);
  });

  it('comes second to a cancel that a person gives meanwhile, and persons may give two', async () => {
    const { runId } = await underWay();
    const give = (isOnce: boolean) =>
      runner.inWorkspace(workspace.id, (tx) =>
        orders.give(tx, runId, { action: 'cancel', ...(isOnce && { unlessGiven: true as const }) }),
      );
    await give(false);
    await expect(give(true)).rejects.toThrow('being cancelled');
    await give(false);
    expect(await cancelsOf(runId)).toBe(2);
  });

  it('says in the trail what was asked of runs, once, and nothing of a publication', async () => {
    const { id } = await underWay();
    const before = await trail();
    await publish(id, 'move');
    await publish(id, 'move');
    await publish(id, 'end');
    await publish(id, 'end');
    expect(await trail()).toEqual(['workflow.runs-ended', 'workflow.runs-moved', ...before]);
  });
});
