import { randomUUID } from 'node:crypto';
import { MessageStatuses } from '@flowkeep/messaging';
import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from '../spec/echo-server.ts';
import { addReachablePeople } from '../spec/reachable-people.ts';
import { WhatsAppServer } from '../spec/whatsapp-server.ts';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { WorkerProcess } from '../spec/worker-process.ts';

const fixture = new WorkerFixture();
let worker: WorkerProcess;
let other: EchoServer;
let whatsapp: WhatsAppServer;

beforeAll(async () => {
  await fixture.open();
  [other, whatsapp] = await Promise.all([startEchoServer(), WhatsAppServer.start('offer', 'farewell')]);
  worker = new WorkerProcess(fixture.config({ whatsappUrl: whatsapp.url }));
  await worker.start();
}, 240_000);

afterAll(async () => {
  await worker.stop();
  await Promise.all([other.close(), whatsapp.close(), fixture.close()]);
}, 60_000);

const send = (template: string) =>
  node(template, 'whatsapp.send', { kind: 'template', template, language: 'az', variables: [] });

/** The worker is killed in the middle of a call, whose answer is waited for no longer than it must be when it is back. */
async function killedWhileSending(template: string): Promise<void> {
  await waitFor(() => Promise.resolve(whatsapp.templates.includes(template)), { timeout: 60_000, what: template });
  await worker.kill();
  await fixture.query(
    `update messages set call_started_at = call_started_at - interval '1 minute' where template_name = $1`,
    [template],
  );
}

/** WhatsApp says at last that a message has arrived. */
async function delivered(template: string): Promise<void> {
  const [message] = await fixture.query<{ id: string; status: string }>(
    `select id, status from messages where template_name = $1`,
    [template],
  );
  expect(message?.status).toBe('unknown');
  await fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) =>
    new MessageStatuses().apply(tx, 'whatsapp', {
      providerId: `wamid.${randomUUID()}`,
      ownId: message?.id ?? null,
      status: 'delivered',
      at: new Date(),
      errorCode: null,
    }),
  );
}

it('a run that has gone on behind an unknown message takes no second way when it learns what became of it', async () => {
  const { start = '' } = await fixture.publish(
    aGraph(
      node('start', 'trigger.manual'),
      send('offer'),
      send('greeting'),
      send('farewell'),
      node('glad', 'http.request', { method: 'POST', url: other.url, bodyKind: 'text', body: 'glad' }),
      edge('start', 'offer'),
      edge('offer:sent', 'glad'),
      edge('offer:not_sent', 'greeting'),
      edge('greeting:sent', 'farewell'),
      settings({ everyRunOnTemporal: true }),
    ),
  );
  const [person] = await addReachablePeople(fixture, ['offer', 'greeting', 'farewell'], 1);
  const eventId = await fixture.post('run.requested', start, {}, person);
  await killedWhileSending('offer');
  await worker.start();
  // Behind the offer the chain sends two more, without a word to Temporal.
  await killedWhileSending('farewell');
  await delivered('offer');
  await worker.start();
  const run = await fixture.runWith(eventId, 'completed', 90_000);
  expect(whatsapp.templates).toEqual(['offer', 'greeting', 'farewell']);
  expect(other.bodies).toEqual([]);
  expect(await fixture.steps(run.id)).toEqual([
    'start: done/next',
    'offer: done/not_sent',
    'glad: skipped',
    'greeting: done/sent',
    'farewell: done/not_sent',
  ]);
}, 300_000);
