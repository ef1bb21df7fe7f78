import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGraph, edge, node, waitFor } from '@flowkeep/testing';
import { createWorkspace } from '@flowkeep/testing/database';
import { type EchoServer, startEchoServer } from '../spec/echo-server.ts';
import { SilentServer } from '../spec/silent-server.ts';
import { WorkerFixture } from '../spec/worker-fixture.ts';

/** More leads than a worker begins at a time. */
const LEADS = 160;
/** Far less than the neighbour's calls may take. */
const SOON = 25_000;

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;
let quick: EchoServer;
let silent: SilentServer;
let neighbour = '';
let own = '';

beforeAll(async () => {
  await fixture.open();
  neighbour = fixture.workspaceId;
  own = (await createWorkspace(fixture.database.runner)).id;
  [quick, silent] = await Promise.all([startEchoServer(), SilentServer.start()]);
  worker = await fixture.startWorker();
}, 240_000);

afterAll(async () => {
  await silent.close();
  await worker.close();
  await Promise.all([quick.close(), fixture.close()]);
}, 60_000);

const calling = (url: string) =>
  aGraph(
    node('lead', 'trigger.webhook', { savePerson: false }),
    node('call', 'http.request', { method: 'POST', url, bodyKind: 'text', body: 'lead', timeoutSeconds: 60 }),
    edge('lead', 'call'),
  );
const answered = aGraph(
  node('lead', 'trigger.webhook', { name: '{{ trigger.name }}', phone: '{{ trigger.phone }}' }),
  node('answer', 'wait.reply', { limit: { amount: 2, unit: 'days' } }),
  edge('lead', 'answer'),
);

it('one whose calls hang holds up neither the runs nor the replies of another', async () => {
  fixture.workspaceId = own;
  const { lead: greeting = '' } = await fixture.publish(answered);
  const { lead: ownTrigger = '' } = await fixture.publish(calling(quick.url));
  const waitingFor = await fixture.post('webhook.received', greeting, { name: 'Aygün', phone: '+994501230001' });
  const { contact_id: contactId } = await fixture.runWith(waitingFor, 'waiting');

  fixture.workspaceId = neighbour;
  const { lead: trigger = '' } = await fixture.publish(calling(silent.url));
  for (let lead = 0; lead < LEADS; lead += 1) await fixture.post('webhook.received', trigger, {});
  await waitFor(() => silent.calls >= 40, { timeout: 20_000, what: 'The neighbour at its calls' });

  fixture.workspaceId = own;
  await fixture.post('message.received', 'whatsapp', { text: 'Bəli' }, contactId);
  await fixture.runWith(waitingFor, 'completed', SOON);
  for (let lead = 0; lead < 5; lead += 1) {
    await fixture.runWith(await fixture.post('webhook.received', ownTrigger, {}), 'completed', SOON);
  }

  // Nor is the neighbour held to what was under way when it became slow; but there is an end to it.
  fixture.workspaceId = neighbour;
  const underWay = await waitFor(
    async () => {
      const claimed = await fixture.query(`select 1 from runs where start_pending and start_attempts = 1`);
      return claimed.length >= 100 && claimed.length;
    },
    { timeout: 20_000, what: 'More runs of the neighbour' },
  );
  expect(underWay).toBeLessThanOrEqual(120);
}, 240_000);
