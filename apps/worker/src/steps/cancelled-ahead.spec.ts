import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Graph } from '@flowkeep/graph';
import { RunOrders } from '@flowkeep/persistence';
import { aGraph, edge, node, waitFor } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from '../spec/echo-server.ts';
import { type RunRow, WorkerFixture } from '../spec/worker-fixture.ts';

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;
let other: EchoServer;
let undoing: EchoServer;

beforeAll(async () => {
  await fixture.open();
  [other, undoing] = await Promise.all([startEchoServer(), startEchoServer()]);
  worker = await fixture.startWorker();
}, 240_000);

afterAll(async () => {
  await worker.close();
  await Promise.all([other.close(), undoing.close(), fixture.close()]);
});

const call = (id: string, { url }: EchoServer, body: string, timeoutSeconds = 30) =>
  node(
    id,
    'http.request',
    { method: 'POST', url, bodyKind: 'text', body, timeoutSeconds: 60 },
    { retry: { attempts: 3, firstDelaySeconds: 0.1 }, timeoutSeconds },
  );
const ALWAYS = { match: 'all', rules: [{ left: 'a', operator: 'equals', right: 'a' }] };
const times = ({ bodies }: EchoServer, text: string): number => bodies.filter((body) => body === text).length;

/** Books, then calls again and again without waiting for anything, so that Temporal does not hear of it meanwhile. */
const longAhead = (name: string, undoSeconds = 30) =>
  aGraph(
    node('start', 'trigger.manual'),
    call('book', other, `${name} booked`),
    node('again', 'flow.repeat', { condition: ALWAYS, limit: 1_000 }),
    call('round', other, `${name} round`),
    call('after', other, `${name} after`),
    node('undo', 'flow.compensate', { of: 'book' }),
    call('release', undoing, `${name} given back`, undoSeconds),
    edge('start', 'book'),
    edge('book', 'again'),
    edge('again:round', 'round'),
    edge('again:limit', 'after'),
    edge('undo', 'release'),
  );

/** Cancels a run while it is on its way, as often as it is told to. */
async function cancelOnTheWay(name: string, orders: number): Promise<RunRow> {
  const { id, eventId } = await giveOrders(longAhead(name), name, orders);
  const run = await fixture.runWith(eventId, 'cancelled');
  expect(times(other, `${name} round`)).toBeLessThan(1_000);
  expect(times(other, `${name} after`)).toBe(0);
  await waitFor(async () => (await openOrders(id)) === 0, { timeout: 20_000, what: 'Orders delivered' });
  return run;
}

async function giveOrders(graph: Graph, name: string, orders: number) {
  const { start = '' } = await fixture.publish(graph);
  const eventId = await fixture.post('run.requested', start, {});
  // Its thousand rounds may pass quickly.
  const underWay = { timeout: 20_000, every: 5, what: 'Under way' };
  await waitFor(() => Promise.resolve(times(other, `${name} round`) > 2), underWay);
  const { id } = (await fixture.runOf(eventId)) ?? { id: '' };
  await fixture.database.runner.inWorkspace(fixture.workspaceId, async (tx) => {
    for (let order = 0; order < orders; order += 1) await new RunOrders().give(tx, id, { action: 'cancel' });
  });
  return { id, eventId };
}

/** As if the worker had died behind the start on Temporal, before anybody noted it. */
async function forgetTheStart(id: string): Promise<void> {
  const begun = async (): Promise<boolean> => {
    const [run] = await fixture.query<RunRow>(`select * from runs where id = $1`, [id]);
    return run?.start_pending === false && (await openOrders(id)) === 0;
  };
  await waitFor(begun, { timeout: 20_000, what: 'Begun on Temporal' });
  await fixture.database.runner.inWorkspace(fixture.workspaceId, async (tx) => {
    await tx.query(`update runs set start_pending = true, start_available_at = now() where id = $1`, [id]);
    await tx.query(`update run_commands set done_at = null, available_at = now() where run_id = $1`, [id]);
  });
}

async function openOrders(runId: string): Promise<number> {
  const rows = await fixture.query(`select id from run_commands where run_id = $1 and done_at is null`, [runId]);
  return rows.length;
}

const refusals = (runId: string) =>
  fixture.query(`select error from run_commands where run_id = $1 and error is not null`, [runId]);

describe('a run that is cancelled before Temporal has heard of it', () => {
  it('undoes its work', async () => {
    const run = await cancelOnTheWay('one', 1);
    expect(run.temporal_workflow_id).toBeNull();
    expect([times(other, 'one booked'), times(undoing, 'one given back')]).toEqual([1, 1]);
    expect(await refusals(run.id)).toEqual([]);
  });

  it('goes on undoing it on Temporal where that must be tried again', async () => {
    undoing.failNext(503);
    const run = await cancelOnTheWay('two', 1);
    expect(run.temporal_workflow_id).not.toBeNull();
    expect([times(other, 'two booked'), times(undoing, 'two given back')]).toEqual([1, 2]);
    expect(await fixture.steps(run.id)).toContain('release: done/next');
  });

  it('is not cancelled twice where nobody has noted that Temporal has it', async () => {
    undoing.holdNext();
    const { id, eventId } = await giveOrders(longAhead('four', 300), 'four', 1);
    await waitFor(() => Promise.resolve(times(undoing, 'four given back') === 1), { timeout: 20_000, what: 'Undoing' });
    await forgetTheStart(id);
    await waitFor(async () => (await openOrders(id)) === 0, { timeout: 30_000, what: 'Orders delivered' });
    const [claims] = await fixture.query(`select start_attempts as "count" from runs where id = $1`, [id]);
    expect(claims).toEqual({ count: 2 });
    undoing.release();
    await fixture.runWith(eventId, 'cancelled');
    expect(await fixture.steps(id)).toContain('release: done/next');
    expect(times(undoing, 'four given back')).toBe(1);
  });

  it('ends at once where that is ordered a second time', async () => {
    await cancelOnTheWay('three', 2);
    expect(times(undoing, 'three given back')).toBe(0);
  });
});
