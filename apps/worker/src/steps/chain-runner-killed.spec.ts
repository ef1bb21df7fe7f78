import { Client, Connection } from '@temporalio/client';
import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from '../spec/echo-server.ts';
import { addReachablePeople } from '../spec/reachable-people.ts';
import { WhatsAppServer } from '../spec/whatsapp-server.ts';
import { type RunRow, WorkerFixture } from '../spec/worker-fixture.ts';
import { WorkerProcess } from '../spec/worker-process.ts';

const fixture = new WorkerFixture();
let worker: WorkerProcess;
let other: EchoServer;
let shop: EchoServer;
let whatsapp: WhatsAppServer;
let connection: Connection;

beforeAll(async () => {
  await fixture.open();
  [other, shop, whatsapp] = await Promise.all([startEchoServer(), startEchoServer(), WhatsAppServer.start('offer')]);
  const config = fixture.config({ whatsappUrl: whatsapp.url });
  connection = await Connection.connect({ address: config.temporalAddress });
  worker = new WorkerProcess(config);
  await worker.start();
}, 240_000);

afterAll(async () => {
  await worker.stop();
  await connection.close();
  await Promise.all([other.close(), shop.close(), whatsapp.close(), fixture.close()]);
}, 60_000);

const call = (id: string, { url }: EchoServer) =>
  node(
    id,
    'http.request',
    { method: 'POST', url, bodyKind: 'text', body: id, timeoutSeconds: 60 },
    { timeoutSeconds: 300, retry: { attempts: 3, firstDelaySeconds: 60 } },
  );
const times = (text: string): number => other.bodies.filter((body) => body === text).length;

/** Cancels a run, kills the worker that was told to stop its chain, and gives the run when another has ended it. */
async function killedWhileToldToStop(eventId: string): Promise<RunRow> {
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
  return fixture.runWith(eventId, 'cancelled', 60_000);
}

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
  const run = await killedWhileToldToStop(eventId);
  expect([times('charge'), times('refund'), shop.bodies.length]).toEqual([1, 1, 1]);
  expect(await fixture.steps(run.id)).toEqual(expect.arrayContaining(['charge: done/next', 'refund: done/next']));
}, 400_000);

const send = (template: string) =>
  node(template, 'whatsapp.send', { kind: 'template', template, language: 'az', variables: [] });

it('undoes messages too, the last one first', async () => {
  const { start = '' } = await fixture.publish(
    aGraph(
      node('start', 'trigger.manual'),
      send('greeting'),
      send('thanks'),
      send('offer'),
      node('ungreet', 'flow.compensate', { of: 'greeting' }),
      call('excuse', other),
      node('unthank', 'flow.compensate', { of: 'thanks' }),
      call('regret', other),
      edge('start', 'greeting'),
      edge('greeting:sent', 'thanks'),
      edge('thanks:sent', 'offer'),
      edge('ungreet', 'excuse'),
      edge('unthank', 'regret'),
      settings({ everyRunOnTemporal: true }),
    ),
  );
  const [person] = await addReachablePeople(fixture, ['greeting', 'thanks', 'offer'], 1);
  const eventId = await fixture.post('run.requested', start, {}, person);
  await waitFor(() => Promise.resolve(whatsapp.templates.includes('offer')));
  const run = await killedWhileToldToStop(eventId);
  expect(whatsapp.templates).toEqual(['greeting', 'thanks', 'offer']);
  expect(other.bodies.slice(-2)).toEqual(['regret', 'excuse']);
  expect(await fixture.steps(run.id)).toEqual(
    expect.arrayContaining(['greeting: done/sent', 'thanks: done/sent', 'excuse: done/next', 'regret: done/next']),
  );
}, 400_000);
