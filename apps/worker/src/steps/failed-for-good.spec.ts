import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from '../spec/echo-server.ts';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { WorkerProcess } from '../spec/worker-process.ts';

const fixture = new WorkerFixture();
let worker: WorkerProcess;
let bank: EchoServer;
let other: EchoServer;
let shop: EchoServer;

beforeAll(async () => {
  await fixture.open();
  [bank, other, shop] = await Promise.all([startEchoServer(), startEchoServer(), startEchoServer()]);
  worker = new WorkerProcess(fixture.config());
  await worker.start();
}, 240_000);

afterAll(async () => {
  await worker.stop();
  await Promise.all([bank.close(), other.close(), shop.close(), fixture.close()]);
}, 60_000);

const call = (id: string, { url }: EchoServer, body: string, more = {}) =>
  node(
    id,
    'http.request',
    { method: 'POST', url, bodyKind: 'text', body },
    { retry: { attempts: 1, firstDelaySeconds: 1 }, ...more },
  );

/** Charges, and sends a bill where that fails for good. */
const charging = (name: string, everyRunOnTemporal: boolean) =>
  aGraph(
    node('start', 'trigger.manual'),
    call('charge', bank, `${name} charge`, { onError: 'port' }),
    call('thank', other, `${name} thank`),
    call('bill', other, `${name} bill`),
    call('ship', shop, `${name} ship`),
    edge('start', 'charge'),
    edge('charge', 'thank'),
    edge('charge:error', 'bill'),
    edge('bill', 'ship'),
    settings({ everyRunOnTemporal }),
  );

const times = ({ bodies }: EchoServer, text: string): number => bodies.filter((body) => body === text).length;

it.each([
  ['in a chain', true],
  ['ahead of Temporal', false],
])(
  'a step that has failed for good stays failed when the worker dies behind it: %s',
  async (name, onTemporal) => {
    bank.failNext(503);
    shop.holdNext();
    const { start = '' } = await fixture.publish(charging(name, onTemporal));
    const eventId = await fixture.post('run.requested', start, {});
    await waitFor(() => Promise.resolve(times(shop, `${name} ship`) === 1));
    await worker.kill();
    // Nobody needs to wait until the lease of the dead one is over.
    await fixture.query(`update runs set start_available_at = now() where event_id = $1`, [eventId]);
    await worker.start();
    const run = await fixture.runWith(eventId, 'completed', 90_000);
    const calls = [times(bank, `${name} charge`), times(other, `${name} bill`), times(other, `${name} thank`)];
    expect(calls).toEqual([1, 1, 0]);
    const [charge] = await fixture.query<{ attempt: number; port: string; code: string }>(
      `select port, error ->> 'code' as code, (error ->> 'attempt')::int as attempt
       from steps where run_id = $1 and node_id = 'charge'`,
      [run.id],
    );
    expect(charge).toEqual({ port: 'error', code: 'provider-unavailable', attempt: 1 });
  },
  400_000,
);
