import 'reflect-metadata';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGraph, edge, node } from '@flowkeep/testing';
import { createWorker } from './create-worker.ts';
import { WorkerFixture } from './spec/worker-fixture.ts';

const RATE = 10;
const RUNS = 12;
const SECOND = 1_000;

const fixture = new WorkerFixture();
/** When each call came, milliseconds. */
const calls: number[] = [];
let workers: readonly NestFastifyApplication[] = [];
let provider: Server;

// Two workers: the rate is the provider's, however many there are.
beforeAll(async () => {
  await fixture.open();
  provider = createServer((_, response) => {
    calls.push(performance.now());
    response.end('{}');
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const config = fixture.config({ rates: { whatsapp: null, ai: null, http: RATE }, logLevel: 'silent' });
  workers = await Promise.all([createWorker(config), createWorker(config)]);
  await Promise.all(workers.map((worker) => worker.listen(0)));
}, 60_000);

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  provider.closeAllConnections();
  await new Promise((resolve) => provider.close(resolve));
  await fixture.close();
});

/** Most calls that came within one second, wherever that begins. */
function mostInASecond(): number {
  const counts = calls.map((from) => calls.filter((at) => at >= from && at < from + SECOND).length);
  return Math.max(...counts);
}

it('a provider with a rate is never called more often in any second, and every call is made', async () => {
  const url = `http://127.0.0.1:${String((provider.address() as AddressInfo).port)}/`;
  const call = (id: string) => node(id, 'http.request', { method: 'POST', url, bodyKind: 'text', body: id });
  const { lead = '' } = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { savePerson: false }),
      call('one'),
      call('two'),
      edge('lead', 'one'),
      edge('one', 'two'),
    ),
  );
  const events = await Promise.all(Array.from({ length: RUNS }, () => fixture.post('webhook.received', lead, {})));
  await Promise.all(events.map((eventId) => fixture.runWith(eventId, 'completed')));
  expect(calls).toHaveLength(2 * RUNS);
  expect(mostInASecond()).toBeLessThanOrEqual(RATE);
});
