import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from '../spec/echo-server.ts';
import { SwitchableProxy } from '../spec/switchable-proxy.ts';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { TemporalLink } from '../temporal/temporal-link.service.ts';

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;
let database: SwitchableProxy;
let other: EchoServer;
let shop: EchoServer;

beforeAll(async () => {
  await fixture.open();
  [other, shop] = await Promise.all([startEchoServer(), startEchoServer()]);
  const config = fixture.config({ logLevel: 'silent' });
  const databaseUrl = new URL(config.databaseUrl);
  database = await SwitchableProxy.start(databaseUrl.hostname, Number(databaseUrl.port), true);
  databaseUrl.hostname = '127.0.0.1';
  databaseUrl.port = String(database.port);
  worker = await fixture.startWorker({ databaseUrl: databaseUrl.href });
}, 240_000);

afterAll(async () => {
  database.reopen();
  await worker.close();
  await Promise.all([database.close(), other.close(), shop.close(), fixture.close()]);
}, 60_000);

const call = (id: string, { url }: EchoServer, body: string, firstDelaySeconds = 60) =>
  node(
    id,
    'http.request',
    { method: 'POST', url, bodyKind: 'text', body, timeoutSeconds: 60 },
    { retry: { attempts: 3, firstDelaySeconds } },
  );

/** Charges and ships; what was charged is given back where the run does not come to its end. */
const order = (name: string, firstDelaySeconds = 60, everyRunOnTemporal = true) =>
  aGraph(
    node('start', 'trigger.manual'),
    call('charge', other, `${name} charged`),
    call('ship', shop, `${name} shipped`, firstDelaySeconds),
    node('undo', 'flow.compensate', { of: 'charge' }),
    call('refund', other, `${name} refunded`),
    edge('start', 'charge'),
    edge('charge', 'ship'),
    edge('undo', 'refund'),
    settings({ everyRunOnTemporal }),
  );

async function begin(graph: ReturnType<typeof order>): Promise<string> {
  const { start = '' } = await fixture.publish(graph);
  return fixture.post('run.requested', start, {});
}

const times = ({ bodies }: EchoServer, text: string): number => bodies.filter((body) => body === text).length;
const handleOf = (workflowId: string | null | undefined) =>
  worker
    .get(TemporalLink)
    .requireClient()
    .temporal.workflow.getHandle(workflowId ?? '');
const cancel = (workflowId: string | null | undefined) =>
  worker
    .get(TemporalLink)
    .requireClient()
    .cancel(workflowId ?? '');

describe('a chain whose next step must be tried again', () => {
  it('undoes what it has done when its run is cancelled meanwhile', async () => {
    shop.failNext(503);
    const eventId = await begin(order('undone'));
    const run = await waitFor(() => fixture.runOf(eventId));
    await waitFor(async () => (await fixture.steps(run.id)).includes('ship: retrying'));
    expect(await cancel((await fixture.runOf(eventId))?.temporal_workflow_id)).toBe(true);
    await fixture.runWith(eventId, 'cancelled');
    expect([times(other, 'undone charged'), times(other, 'undone refunded')]).toEqual([1, 1]);
    expect(await fixture.steps(run.id)).toEqual(
      expect.arrayContaining(['charge: done/next', 'ship: cancelled', 'refund: done/next']),
    );
  });

  it.each([
    ['in Temporal', true],
    ['ahead of it', false],
  ])('waits as long as it should where it begins %s', async (name, onTemporal) => {
    shop.failNext(503);
    const eventId = await begin(order(name, 3, onTemporal));
    await fixture.runWith(eventId, 'completed');
    const [first = 0, second = 0, ...more] = shop.arrivalsOf(`${name} shipped`);
    expect(second - first).toBeGreaterThan(2_500);
    expect(more).toEqual([]);
    expect(times(other, `${name} charged`)).toBe(1);
  });

  it('forgets nothing that could not be kept while our own database was away', async () => {
    shop.holdNext();
    const eventId = await begin(order('away'));
    await waitFor(() => Promise.resolve(times(shop, 'away shipped') === 1));
    const run = await waitFor(() => fixture.runOf(eventId));
    const handle = handleOf(run.temporal_workflow_id);
    database.shut();
    shop.release();
    // What it has done was handed back, and the rest waits for the database.
    await waitFor(async () => ((await handle.describe()).raw.pendingActivities?.[0]?.attempt ?? 0) > 1);
    await handle.signal('cancelRun', 'Enough.');
    await waitFor(async () => {
      const { events } = await handle.fetchHistory();
      return events?.some(({ activityTaskCanceledEventAttributes: stopped }) => stopped != null);
    });
    database.reopen();
    await fixture.runWith(eventId, 'cancelled');
    expect([times(other, 'away charged'), times(other, 'away refunded')]).toEqual([1, 1]);
    expect(await fixture.steps(run.id)).toEqual(
      expect.arrayContaining(['charge: done/next', 'ship: cancelled', 'refund: done/next']),
    );
  });
});
