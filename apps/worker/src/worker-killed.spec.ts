import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from './spec/echo-server.ts';
import { WorkerFixture } from './spec/worker-fixture.ts';
import { WorkerProcess } from './spec/worker-process.ts';

const fixture = new WorkerFixture();
let worker: WorkerProcess;
let other: EchoServer;

beforeAll(async () => {
  await fixture.open();
  other = await startEchoServer();
  worker = new WorkerProcess(fixture.config());
  await worker.start();
}, 240_000);

afterAll(async () => {
  await worker.stop();
  await other.close();
  await fixture.close();
}, 60_000);

it('goes on after kill -9 as if nothing had happened, and does nothing twice', async () => {
  const call = (id: string, text: string) =>
    node(id, 'http.request', { method: 'POST', url: other.url, bodyKind: 'text', body: text });
  const { lead = '' } = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { name: '{{ trigger.name }}', phone: '{{ trigger.phone }}' }),
      call('ask', 'ask'),
      node('answer', 'wait.reply', { limit: { amount: 1, unit: 'hours' } }),
      node('save', 'contact.upsert', { source: 'Answered' }),
      call('thank', 'thank {{ steps.answer.text }}'),
      edge('lead', 'ask'),
      edge('ask', 'answer'),
      edge('answer:replied', 'save'),
      edge('save', 'thank'),
    ),
  );
  const eventId = await fixture.post('webhook.received', lead, { name: 'Aygün', phone: '+994501234599' });
  const { contact_id: contactId } = await fixture.runWith(eventId, 'waiting');
  await worker.kill();
  await fixture.post('message.received', 'whatsapp', { text: 'Salam' }, contactId);
  const second = await fixture.post('webhook.received', lead, { name: 'Elşən', phone: '+994501234598' });
  await worker.start();
  const run = await fixture.runWith(eventId, 'completed', 40_000);
  await fixture.runWith(second, 'waiting', 40_000);
  expect(other.bodies.filter((body) => body === 'ask')).toHaveLength(2);
  expect(other.bodies.filter((body) => body === 'thank Salam')).toHaveLength(1);
  expect(await fixture.steps(run.id)).toEqual([
    'lead: done/next',
    'ask: done/next',
    'answer: done/replied',
    'save: done/next',
    'thank: done/next',
  ]);
  await waitFor(async () => (await fixture.query(`select 1 from events where status = 'pending'`)).length === 0);
}, 400_000);

it.each(['alone', 'beside a wait'])(
  'notices soon that a worker has died at a long step %s',
  async (kind) => {
    const call = (id: string, text: string) =>
      node(
        id,
        'http.request',
        { method: 'POST', url: other.url, bodyKind: 'text', body: text, timeoutSeconds: 60 },
        { timeoutSeconds: 300, retry: { attempts: 3, firstDelaySeconds: 1 } },
      );
    const pause = node('pause', 'wait.time', { mode: 'for', duration: { amount: 1, unit: 'seconds' } });
    const { lead = '' } = await fixture.publish(
      aGraph(
        node('lead', 'trigger.webhook', { savePerson: false }),
        call('long', `long ${kind}`),
        ...(kind === 'alone' ? [] : [pause, edge('lead', 'pause')]),
        edge('lead', 'long'),
        settings({ everyRunOnTemporal: true }),
      ),
    );
    other.holdNext();
    const eventId = await fixture.post('webhook.received', lead, {});
    const calls = (): number => other.bodies.filter((body) => body === `long ${kind}`).length;
    await waitFor(() => calls() === 1);
    await worker.kill();
    await worker.start();
    // Long before the step's own time is over.
    await waitFor(() => calls() === 2, { timeout: 60_000, what: 'The step is tried again' });
    await fixture.runWith(eventId, 'completed');
  },
  400_000,
);
