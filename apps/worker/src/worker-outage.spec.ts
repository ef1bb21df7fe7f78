import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGraph, edge, node, waitFor } from '@flowkeep/testing';
import { createWorker } from './create-worker.ts';
import { type EchoServer, startEchoServer } from './spec/echo-server.ts';
import { SwitchableProxy } from './spec/switchable-proxy.ts';
import { WorkerFixture } from './spec/worker-fixture.ts';

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;
let temporal: SwitchableProxy;
let database: SwitchableProxy;
let other: EchoServer;
let trigger = '';

beforeAll(async () => {
  await fixture.open();
  other = await startEchoServer();
  const config = fixture.config();
  const [host = '', port = ''] = config.temporalAddress.split(':');
  temporal = await SwitchableProxy.start(host, Number(port), false);
  const databaseUrl = new URL(config.databaseUrl);
  database = await SwitchableProxy.start(databaseUrl.hostname, Number(databaseUrl.port), false);
  databaseUrl.hostname = '127.0.0.1';
  databaseUrl.port = String(database.port);
  const temporalAddress = `127.0.0.1:${String(temporal.port)}`;
  worker = await createWorker({ ...config, temporalAddress, databaseUrl: databaseUrl.href, logLevel: 'silent' });
  await worker.listen(0);
  const call = (id: string, text: string) =>
    node(id, 'http.request', { method: 'POST', url: other.url, bodyKind: 'text', body: text });
  const triggers = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { name: '{{ trigger.name }}', phone: '{{ trigger.phone }}' }),
      call('ask', 'ask {{ trigger.n }}'),
      node('answer', 'wait.reply', { limit: { amount: 1, unit: 'hours' } }),
      call('thank', 'thank {{ trigger.n }}'),
      edge('lead', 'ask'),
      edge('ask', 'answer'),
      edge('answer:replied', 'thank'),
    ),
  );
  trigger = triggers['lead'] ?? '';
}, 60_000);

afterAll(async () => {
  temporal.reopen();
  database.reopen();
  await worker.close();
  await Promise.all([temporal.close(), database.close(), other.close(), fixture.close()]);
}, 60_000);

const readiness = async (): Promise<{ status: string; checks: Record<string, boolean> }> => {
  const response = await fetch(`${await worker.getUrl()}/health/ready`);
  return (await response.json()) as { status: string; checks: Record<string, boolean> };
};

const lead = (n: number) =>
  fixture.post('webhook.received', trigger, { n, name: 'Aygün', phone: `+99450123450${String(n)}` });

const reply = async (eventId: string, text: string): Promise<void> => {
  const run = await fixture.runOf(eventId);
  await fixture.post('message.received', 'whatsapp', { text }, run?.contact_id);
};

const times = (text: string): number => other.bodies.filter((body) => body === text).length;

it('starts while PostgreSQL and Temporal are down, says so, and does the work when they come', async () => {
  expect(await readiness()).toMatchObject({ status: 'unavailable', checks: { database: false, temporal: false } });
  const eventId = await lead(1);
  database.reopen();
  // The event becomes a run while Temporal is still away.
  await fixture.runWith(eventId, 'queued');
  temporal.reopen();
  await fixture.runWith(eventId, 'waiting', 40_000);
  await waitFor(async () => (await readiness()).status === 'ok', { timeout: 20_000 });
  await reply(eventId, 'Salam');
  await fixture.runWith(eventId, 'completed');
}, 150_000);

it('loses nothing while Temporal is away in the middle of a run', async () => {
  const eventId = await lead(2);
  await fixture.runWith(eventId, 'waiting');
  temporal.shut();
  await reply(eventId, 'Salam');
  await waitFor(async () => (await fixture.query(`select 1 from waits where signal_pending`)).length === 1);
  temporal.reopen();
  await fixture.runWith(eventId, 'completed', 40_000);
  expect([times('ask 2'), times('thank 2')]).toEqual([1, 1]);
}, 150_000);

it('loses nothing while PostgreSQL is away in the middle of a run', async () => {
  const eventId = await lead(3);
  await fixture.runWith(eventId, 'waiting');
  database.shut();
  await waitFor(async () => !(await readiness()).checks['database']);
  await reply(eventId, 'Salam');
  database.reopen();
  await fixture.runWith(eventId, 'completed', 40_000);
  expect([times('ask 3'), times('thank 3')]).toEqual([1, 1]);
}, 150_000);
