import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from './spec/echo-server.ts';
import { type RunRow, WorkerFixture } from './spec/worker-fixture.ts';
import { TemporalLink } from './temporal/temporal-link.service.ts';

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;
let other: EchoServer;
let trigger = '';

beforeAll(async () => {
  await fixture.open();
  other = await startEchoServer();
  worker = await fixture.startWorker();
  const triggers = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { name: '{{ trigger.name }}', phone: '{{ trigger.phone }}' }),
      call('ask', '{{ trigger.text }}'),
      node('answer', 'wait.reply', { limit: { amount: 2, unit: 'days' } }),
      call('thank', 'thank {{ contact.name }} {{ steps.answer.text }}, ask was {{ steps.ask.status }}'),
      edge('lead', 'ask'),
      edge('ask', 'answer'),
      edge('answer:replied', 'thank'),
    ),
  );
  trigger = triggers['lead'] ?? '';
}, 240_000);

afterAll(async () => {
  await worker.close();
  await other.close();
  await fixture.close();
});

const call = (id: string, body: string) =>
  node(id, 'http.request', { method: 'POST', url: other.url, bodyKind: 'text', body });

const handleOf = (run: RunRow, execution?: string) =>
  worker
    .get(TemporalLink)
    .requireClient()
    .temporal.workflow.getHandle(run.temporal_workflow_id ?? '', execution);

/** Signals for no step of the run: the engine lets them pass, and its history grows. */
async function lengthen(run: RunRow, signals: number): Promise<void> {
  const event = { id: 'none', kind: 'message.received', key: '', contactId: null, payload: {}, receivedAt: '' };
  const handle = handleOf(run);
  for (let sent = 0; sent < signals; sent += 100) {
    await Promise.all(Array.from({ length: 100 }, () => handle.signal('event', { stepKey: 'none', event })));
    // All of them at once would be more than one task of a slow machine may take.
    const hasHeard = async (): Promise<boolean> => (await handle.describe()).raw.pendingWorkflowTask == null;
    await waitFor(hasHeard, { timeout: 60_000, what: 'The run has heard them' });
  }
}

async function waiting(text: string, phone: string): Promise<{ readonly eventId: string; readonly run: RunRow }> {
  const eventId = await fixture.post('webhook.received', trigger, { name: 'Aygün', phone, text });
  return { eventId, run: await fixture.runWith(eventId, 'waiting') };
}

it('values larger than Temporal takes travel by reference, and none of them swells the history', async () => {
  const names = ['one', 'two', 'three'];
  const steps = names.map((name) => call(name, '{{ trigger.text }}'));
  const lines = ['big', ...names].slice(0, -1).map((from, index) => edge(from, names[index] ?? ''));
  const { big = '' } = await fixture.publish(
    aGraph(
      node('big', 'trigger.webhook', { savePerson: false }),
      ...steps,
      ...lines,
      settings({ everyRunOnTemporal: true }),
    ),
  );
  const text = 'ə'.repeat(520_000);
  const run = await fixture.runWith(await fixture.post('webhook.received', big, { text }), 'completed');
  expect(other.bodies.filter((body) => body === text)).toHaveLength(3);
  const handle = handleOf(run);
  await handle.result();
  expect(JSON.stringify(await handle.fetchHistory()).length).toBeLessThan(200_000);
  const [kept] = await fixture.query<{ number: number }>(
    `select count(*)::int as number from blobs where run_id = $1`,
    [run.id],
  );
  expect(kept?.number).toBeGreaterThan(0);
  const [rows] = await fixture.query<{ output: number; result: number }>(
    `select (select max(length(output)) from steps where run_id = $1) as output,
            (select max(length(result)) from step_results where run_id = $1) as result`,
    [run.id],
  );
  expect(Math.max(rows?.output ?? Infinity, rows?.result ?? Infinity)).toBeLessThan(16_384);
});

it.each([
  ['a long history', 'Salam', '+994501110001'],
  // The largest body that a webhook takes, with letters of two bytes each.
  ['a long history and 900 KB of data', 'ə'.repeat(450_000), '+994501110002'],
])(
  'a run with %s goes on under a new history and loses nothing',
  async (_, text, phone) => {
    const { eventId, run } = await waiting(text, phone);
    const first = (await handleOf(run).describe()).runId;
    await lengthen(run, 2_000);
    await waitFor(async () => (await handleOf(run).describe()).runId !== first, {
      timeout: 60_000,
      what: 'A new history',
    });
    await fixture.post('message.received', 'whatsapp', { text: `Sabah ${phone}` }, run.contact_id);
    const ended = await fixture.runWith(eventId, 'completed');
    expect((await handleOf(run, first).describe()).status.name).toBe('CONTINUED_AS_NEW');
    expect(await fixture.steps(ended.id)).toEqual([
      'lead: done/next',
      'ask: done/next',
      'answer: done/replied',
      'thank: done/next',
    ]);
    expect(other.bodies.filter((body) => body === text)).toHaveLength(1);
    expect(other.bodies.filter((body) => body === `thank Aygün Sabah ${phone}, ask was 200`)).toHaveLength(1);
  },
  180_000,
);
