import { Client, Connection } from '@temporalio/client';
import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from '../spec/echo-server.ts';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { WorkerProcess } from '../spec/worker-process.ts';

const fixture = new WorkerFixture();
let worker: WorkerProcess;
let other: EchoServer;
let shop: EchoServer;
let connection: Connection;

beforeAll(async () => {
  await fixture.open();
  [other, shop] = await Promise.all([startEchoServer(), startEchoServer()]);
  const config = fixture.config();
  connection = await Connection.connect({ address: config.temporalAddress });
  worker = new WorkerProcess(config);
  await worker.start();
}, 120_000);

afterAll(async () => {
  await worker.stop();
  await connection.close();
  await Promise.all([other.close(), shop.close(), fixture.close()]);
}, 60_000);

const call = (id: string, { url }: EchoServer) =>
  node(
    id,
    'http.request',
    { method: 'POST', url, bodyKind: 'text', body: id },
    { timeoutSeconds: 300, retry: { attempts: 3, firstDelaySeconds: 60 } },
  );
const times = (text: string): number => other.bodies.filter((body) => body === text).length;

it('undoes what a chain had done whose worker died while it was told to stop', async () => {
  const { start = '' } = await fixture.publish(
    aGraph(
      node('start', 'trigger.manual'),
      call('charge', other),
      call('ship', shop),
      node('undo', 'flow.compensate', { of: 'charge' }),
      call('refund', other),
      edge('start', 'charge'),
      edge('charge', 'ship'),
      edge('undo', 'refund'),
      settings({ everyRunOnTemporal: true }),
    ),
  );
  shop.holdNext();
  const eventId = await fixture.post('run.requested', start, {});
  await waitFor(() => Promise.resolve(shop.bodies.length === 1));
  const run = await waitFor(() => fixture.runOf(eventId));
  const { temporalNamespace: namespace } = fixture.config();
  const handle = new Client({ connection, namespace }).workflow.getHandle(run.temporal_workflow_id ?? '');
  await handle.signal('cancelRun', 'Enough.');
  await waitFor(
    async () => {
      const { events } = await handle.fetchHistory();
      return events?.some(({ activityTaskCancelRequestedEventAttributes: asked }) => asked != null);
    },
    { every: 10 },
  );
  await worker.kill();
  await worker.start();
  await fixture.runWith(eventId, 'cancelled', 60_000);
  expect([times('charge'), times('refund'), shop.bodies.length]).toEqual([1, 1, 1]);
  expect(await fixture.steps(run.id)).toEqual(expect.arrayContaining(['charge: done/next', 'refund: done/next']));
}, 200_000);
